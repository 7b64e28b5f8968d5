using PerfSuite.Catalogue;
using PerfSuite.Cli.Progress;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Cli.Tests.Progress;

public class RunStateTests
{
    private static readonly ClaimCase[] Cases = [.. ClaimSource.Catalogue.Select(["sequential-warm-copy"]).Cases.Take(3)];

    private readonly FakeTime time = new();
    private readonly RunState state;

    public RunStateTests() => state = new RunState(Cases, Profile.Quick, Profile.Quick.Budget, time);

    [Fact]
    public void Before_anything_has_ended_the_budget_is_the_guess() =>
        Assert.Equal(Profile.Quick.CaseBudget * Cases.Length, state.Take().Left);

    [Fact]
    public void What_has_ended_corrects_the_guess()
    {
        Measure(Cases[0], seconds: 4);
        RunSnapshot now = state.Take();
        Assert.Equal((1, 3, 4.0), (now.Ended.Count, now.Total, now.Elapsed.TotalSeconds));
        Assert.Equal(2 * (4 + Profile.Quick.CaseBudget.TotalSeconds) / 2, now.Left.TotalSeconds, precision: 6);
    }

    [Fact]
    public void What_a_case_has_had_is_not_left()
    {
        double all = state.Take().Left.TotalSeconds;
        state.Apply(new CaseStarted(Cases[0].Name));
        time.Advance(0.5);
        Assert.Equal(all - 0.5, state.Take().Left.TotalSeconds, precision: 6);
        time.Advance(100);
        Assert.Equal(all - Profile.Quick.CaseBudget.TotalSeconds, state.Take().Left.TotalSeconds, precision: 6);
    }

    [Fact]
    public void What_looks_red_takes_repeats_in_fresh_processes()
    {
        foreach (ClaimCase c in Cases)
            Measure(c, seconds: 0.8, red: c == Cases[0]);
        TimeSpan all = state.Take().Left;
        Assert.True(state.Take().Ended[0].LooksRed);
        Assert.True(all > TimeSpan.Zero);
        state.Apply(new SuspectsRepeated([Cases[0].Name], 1, 3));
        state.Apply(new SuspectsRepeated([Cases[0].Name], 2, 3));
        Assert.Equal(all.TotalSeconds * 2 / 3, state.Take().Left.TotalSeconds, precision: 6);
        Assert.Equal(2, state.Take().Current.Repeat);
    }

    [Fact]
    public void No_more_is_left_than_the_budget_allows()
    {
        RunState brief = new(Cases, Profile.Quick, TimeSpan.FromSeconds(2), time);
        time.Advance(1.5);
        Assert.Equal(0.5, brief.Take().Left.TotalSeconds, precision: 6);
        time.Advance(9);
        Assert.Equal(0, brief.Take().Left.TotalSeconds, precision: 6);
    }

    [Fact]
    public void The_last_look_is_shown_until_the_case_ends()
    {
        state.Apply(new CaseStarted(Cases[0].Name));
        state.Apply(new CaseLooked(Cases[0].Name, 32, new Interval(1.5, 1.4, 1.6, 0.99)));
        Assert.Equal((Cases[0].Name, 32), (state.Take().Current.Case, state.Take().Current.Rounds));
        state.Apply(new CaseEnded(Record(Cases[0])));
        Assert.Equal(Activity.None, state.Take().Current);
    }

    internal static CaseRecord Record(ClaimCase @case, bool red = false) => SampleResults.Timed(1.5) with
    {
        Status = red ? CaseStatus.Failed : CaseStatus.Measured,
        Claim = @case.Claim.Id,
        Case = @case.Parameters.ToString(),
    };

    private void Measure(ClaimCase @case, double seconds, bool red = false)
    {
        state.Apply(new CaseStarted(@case.Name));
        time.Advance(seconds);
        state.Apply(new CaseEnded(Record(@case, red)));
    }
}
