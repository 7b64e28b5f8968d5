using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

public class SweepPlanTests
{
    private const int Most = 5;

    private static readonly ClaimCase[] Timed = [.. new ClaimDescription(typeof(ATimedClaim)).Cases];
    private static readonly ClaimCase[] Cases = [.. Timed, .. new ClaimDescription(typeof(ACountedClaim)).Cases, .. new ClaimDescription(typeof(ADerivedClaim)).Cases];

    private readonly SweepPlan plan = new(Cases, Most);

    [Fact]
    public void The_first_sweep_visits_everything() => Assert.Equal(Cases.Order(ByName), plan.Next(Seconds(1)).Order(ByName));

    [Fact]
    public void What_has_no_clock_is_visited_once_and_every_timed_case_in_the_common_sweeps()
    {
        for (int sweep = 1; sweep <= SweepPlan.Common; sweep++)
        {
            Assert.False(plan.WantsWorths(Seconds(100)));
            Assert.Equal(sweep == 1, plan.Next(Seconds(100)).Any(c => c.Claim.Kind == ClaimKind.Mechanism));
            Assert.All(Timed, c => Assert.Contains(c, plan.Next(Seconds(100))));
            Sweep(plan.Next(Seconds(100)));
        }

        Assert.True(plan.WantsWorths(Seconds(100)));
        Assert.Empty(plan.Next(Seconds(100)));
    }

    [Fact]
    public void What_needs_nothing_gets_no_more_and_what_does_gets_as_many_as_there_may_be()
    {
        Common();
        Weigh((Timed[1], 1));
        Assert.False(plan.WantsWorths(Seconds(100)));
        for (int sweep = SweepPlan.Common; sweep < Most; sweep++)
        {
            Assert.Equal([Timed[1]], plan.Next(Seconds(100)));
            Sweep([Timed[1]]);
        }

        Assert.Empty(plan.Next(Seconds(100)));
    }

    /// <summary>Cases of 1, 2 and 3 s. Each further visit says less: the fourth of the dearest one is worth as much as the seventh of one that costs a third.</summary>
    [Fact]
    public void After_the_common_sweeps_time_goes_where_it_lowers_the_uncertainty_most()
    {
        SweepPlan many = new(Cases, most: 100);
        for (int sweep = 1; sweep <= SweepPlan.Common; sweep++)
            many.Ended([.. Cases.Select(Visit)], Seconds(6.01));
        many.Weigh(Cases.ToDictionary(c => c.Name, _ => 1.0, StringComparer.Ordinal));
        Dictionary<string, int> visits = Timed.ToDictionary(c => c.Name, _ => SweepPlan.Common, StringComparer.Ordinal);
        for (int sweep = 0; sweep < 60; sweep++)
        {
            ClaimCase next = Assert.Single(many.Next(Seconds(1000)), c => c.Source is null);
            visits[next.Name]++;
            many.Ended([Visit(next)], Seconds(next.Create() is ATimedClaim timed ? timed.Size + 0.01 : 0));
        }

        Assert.InRange((double)visits[Timed[0].Name] / visits[Timed[2].Name], 1.6, 1.9); // √3
        Assert.InRange((double)visits[Timed[0].Name] / visits[Timed[1].Name], 1.3, 1.5); // √2
    }

    [Fact]
    public void What_is_undecided_comes_before_what_is_only_imprecise_though_it_is_dearer()
    {
        Common();
        Weigh((Timed[0], 1), (Timed[1], 3));
        Assert.Equal([Timed[1]], plan.Next(Seconds(2.5)));
    }

    [Fact]
    public void A_sweep_is_worth_its_beginning()
    {
        for (int sweep = 1; sweep <= SweepPlan.Common; sweep++)
            plan.Ended([.. Cases.Select(Visit)], Seconds(6.7));
        Weigh([.. Timed.Select(c => (c, 1.0))]);
        Assert.Equal(Timed.Take(2), plan.Next(Seconds(100)).Where(c => c.Source is null)); // 0.7 s to begin, 1 + 2 s of visits.
    }

    [Fact]
    public void What_is_derived_is_visited_with_what_it_asks_and_keeps_it_wanted()
    {
        Common();
        ClaimCase derived = Cases.Single(c => c.Source is not null);
        Weigh((derived, 3));
        Assert.Equal([Timed[0], derived], plan.Next(Seconds(100)));
    }

    /// <summary>Timed cases take 1 to 3 s a visit.</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.5, 1)]
    [InlineData(3.5, 2)]
    [InlineData(6.5, 3)]
    public void Where_not_everything_fits_the_cheap_ones_come_first(double left, int fitting)
    {
        Sweep(plan.Next(Seconds(100)));
        Assert.Equal(Timed.Take(fitting), plan.Next(Seconds(left)).Where(c => c.Source is null));
        Assert.Equal(fitting == 0, plan.WantsWorths(Seconds(left)));
    }

    [Fact]
    public void What_has_had_fewer_sweeps_comes_before_what_is_cheaper()
    {
        Sweep(plan.Next(Seconds(100)));
        Sweep([Timed[0]]);
        Assert.Equal([Timed[1]], plan.Next(Seconds(2.5)).Where(c => c.Source is null));
    }

    [Fact]
    public void What_the_first_sweep_had_no_time_for_comes_after_what_it_has_begun()
    {
        plan.Ended([.. Cases.Select(c => Visit(c) with { Status = c == Timed[0] ? CaseStatus.OutOfTime : CaseStatus.Measured })], Seconds(5));
        Assert.Equal([Timed[1]], plan.Next(Seconds(2.5)).Where(c => c.Source is null));
        Assert.Contains(Timed[0], plan.Next(Seconds(100)));
    }

    [Theory]
    [InlineData(CaseStatus.Failed)]
    [InlineData(CaseStatus.NotApplicable)]
    public void What_failed_or_does_not_apply_is_not_visited_again(CaseStatus status)
    {
        plan.Ended([.. Cases.Select(c => Visit(c) with { Status = c == Timed[2] ? status : CaseStatus.Measured })], Seconds(6));
        Assert.Equal(Timed.Take(2), plan.Next(Seconds(100)).Where(c => c.Source is null));
    }

    [Fact]
    public void The_case_that_a_lost_sweep_is_blamed_on_is_not_visited_again_and_the_others_are()
    {
        plan.Lost(Visit(Timed[1]) with { Status = CaseStatus.Failed });
        Assert.Equal(0, plan.Sweeps);
        Assert.DoesNotContain(Timed[1], plan.Next(Seconds(100)));
        Assert.Contains(Timed[0], plan.Next(Seconds(100)));
    }

    [Fact]
    public void What_a_sweep_had_no_time_for_is_still_to_be_visited()
    {
        plan.Ended([.. Cases.Select(c => Visit(c) with { Status = c.Claim.Kind == ClaimKind.Mechanism ? CaseStatus.OutOfTime : CaseStatus.Measured })], Seconds(6));
        Assert.Contains(plan.Next(Seconds(100)), c => c.Claim.Kind == ClaimKind.Mechanism);
    }

    /// <summary>Three timed cases of 1, 2 and 3 s, and half a second for the process: 6.5 s a sweep.</summary>
    [Fact]
    public void What_is_expected_is_what_sweeps_took_and_no_more_than_is_left()
    {
        Assert.Equal(50, plan.Expected(Seconds(50)).TotalSeconds);
        plan.Ended([.. Cases.Select(Visit)], Seconds(6.5));
        Assert.Equal(2 * 6.5, plan.Expected(Seconds(50)).TotalSeconds, precision: 6);
        Assert.Equal(8, plan.Expected(Seconds(8)).TotalSeconds, precision: 6);
    }

    private static readonly Comparer<ClaimCase> ByName = Comparer<ClaimCase>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Common()
    {
        for (int sweep = 1; sweep <= SweepPlan.Common; sweep++)
            Sweep(plan.Next(Seconds(100)));
    }

    /// <summary>Whatever is not named is worth nothing more.</summary>
    private void Weigh(params (ClaimCase Case, double Worth)[] some) =>
        plan.Weigh(Cases.ToDictionary(c => c.Name, c => some.FirstOrDefault(s => s.Case == c).Worth, StringComparer.Ordinal));

    private void Sweep(IReadOnlyList<ClaimCase> cases) => plan.Ended([.. cases.Select(Visit)], Seconds(cases.Select(Visit).Sum(v => v.DurationSeconds)));

    private static CaseRecord Visit(ClaimCase c) => new(c.Claim.Id, c.Parameters.ToString(), "", Facts.None, "", [], null, null, Expectation.Supported, ClaimVerdict.Inconclusive,
        BaselineVerdict.NoBaseline, Red: false, [], "", DurationSeconds: c.Source is null && c.Create() is ATimedClaim timed ? timed.Size : 0);

    [Claim("a-timed-claim", Title = "Timed", Statement = "Timed.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class ATimedClaim : TimingClaim
    {
        [Params(1, 2, 3)]
        public int Size { get; set; }

        public override Region Region => Region.Over(1);

        [Benchmark(Baseline = true)]
        public ulong One() => 0;

        [Benchmark]
        public ulong Other() => 0;
    }

    [Claim("a-derived-claim", Title = "Derived", Statement = "Derived.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class ADerivedClaim : TimingClaim
    {
        public override Region Region => Region.Over(2);

        public override SourceCase? Source => new SourceCase(typeof(ATimedClaim), "size=1");

        [Benchmark(Baseline = true)]
        public ulong One() => 0;

        [Benchmark]
        public ulong Other() => 0;
    }

    [Claim("a-counted-claim", Title = "Counted", Statement = "Counted.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class ACountedClaim : MechanismClaim
    {
        public override Observation Observe() => Observation.Of(MechanismRow.Recorded("nothing", 0));
    }
}
