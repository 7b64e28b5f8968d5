using PerfSuite.Judging.Records;
using PerfSuite.Paths.Racing;

namespace PerfSuite.Paths.Tests.Racing;

public class RaceStandingTests
{
    private const string Baseline = "read";
    private static readonly RaceRules Rules = new(Margin: 0.05, Seed: 1);

    [Fact]
    public void A_mapping_that_is_faster_in_every_round_wins()
    {
        RaceStanding standing = Judge(rounds: 12, ("read", PathFamily.Call, 2), ("map", PathFamily.Mapping, 1));
        Assert.Equal((CellVerdict.MappingWins, true), (standing.Verdict, standing.IsOver));
        Assert.Equal(2, standing.Ratio!.Value.Estimate, 0.05);
        Assert.Equal("map", standing.Paths[0].Path);
    }

    [Fact]
    public void Exchanging_the_times_exchanges_the_verdict() => Assert.Equal(CellVerdict.CallsWin,
        Judge(rounds: 12, ("read", PathFamily.Call, 1), ("map", PathFamily.Mapping, 2)).Verdict);

    [Fact]
    public void What_differs_by_less_than_the_margin_is_even() => Assert.Equal(CellVerdict.Even,
        Judge(rounds: 32, ("read", PathFamily.Call, 1), ("map", PathFamily.Mapping, 1.001)).Verdict);

    [Fact]
    public void The_ratio_is_of_the_fastest_of_each_family()
    {
        RaceStanding standing = Judge(rounds: 12, ("read", PathFamily.Call, 8), ("ring", PathFamily.Call, 4),
            ("map", PathFamily.Mapping, 2), ("view", PathFamily.Mapping, 3));
        Assert.Equal(2, standing.Ratio!.Value.Estimate, 0.05);
        Assert.Equal(["map", "view", "ring", "read"], standing.Paths.Select(p => p.Path));
        Assert.Equal([4.0, 8.0 / 3, 2, 1], standing.Paths.Select(p => Math.Round(p.Speed.Estimate, 1)), new Near(0.1));
    }

    [Fact]
    public void Who_is_beaten_in_its_family_drops_out_but_never_the_baseline() => Assert.Equal(["map", "read", "ring"],
        Judge(rounds: 12, ("read", PathFamily.Call, 8), ("ring", PathFamily.Call, 4), ("map", PathFamily.Mapping, 2), ("view", PathFamily.Mapping, 3))
            .Remaining.Order());

    [Fact]
    public void After_a_few_rounds_only_who_is_far_behind_drops_out()
    {
        RaceStanding standing = Judge(rounds: RaceRules.ScreeningRounds, ("read", PathFamily.Call, 1), ("slow", PathFamily.Call, 3), ("slower", PathFamily.Call, 1.5),
            ("map", PathFamily.Mapping, 1));
        Assert.Equal(["map", "read", "slower"], standing.Remaining.Order());
        Assert.Equal((CellVerdict.Undecided, false), (standing.Verdict, standing.IsOver));
    }

    [Fact]
    public void Who_dropped_out_keeps_what_the_common_rounds_showed()
    {
        RaceStanding standing = RaceStanding.Of(
            [Runner("read", PathFamily.Call, 1, 12), Runner("slow", PathFamily.Call, 3, RaceRules.ScreeningRounds), Runner("map", PathFamily.Mapping, 2, 12)], Baseline, Rules);
        PathRecord slow = standing.Paths.Single(p => p.Path == "slow");
        Assert.Equal(1 / 3.0, slow.Speed.Estimate, 0.02);
        Assert.Equal((RaceRules.ScreeningConfidence, 3), (slow.Speed.Confidence, slow.Rounds));
        Assert.DoesNotContain("slow", standing.Remaining);
    }

    [Fact]
    public void A_race_goes_on_while_another_of_the_winners_family_may_be_faster()
    {
        Runner[] close = [Runner("read", PathFamily.Call, 4, 12), Runner("map", PathFamily.Mapping, 1, 12, scatter: 0.3), Runner("view", PathFamily.Mapping, 1, 12, scatter: 0.3, shift: 5)];
        RaceStanding standing = RaceStanding.Of(close, Baseline, Rules);
        Assert.Equal((CellVerdict.MappingWins, false), (standing.Verdict, standing.IsOver));
    }

    [Fact]
    public void A_path_that_scatters_widely_leaves_it_open() => Assert.Equal(CellVerdict.Undecided, RaceStanding.Of(
        [Runner("read", PathFamily.Call, 1, 12, scatter: 1), Runner("map", PathFamily.Mapping, 1.1, 12, scatter: 1, shift: 5)], Baseline, Rules).Verdict);

    [Fact]
    public void One_family_alone_has_no_ratio() => Assert.Null(Judge(rounds: 12, ("read", PathFamily.Call, 1)).Ratio);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_margin_that_says_nothing_is_refused(double margin) => Assert.Throws<ArgumentOutOfRangeException>(() => new RaceRules(margin, 1));

    private static RaceStanding Judge(int rounds, params (string Path, PathFamily Family, double Time)[] paths) =>
        RaceStanding.Of([.. paths.Select(p => Runner(p.Path, p.Family, p.Time, rounds))], Baseline, Rules);

    /// <summary>Fixed times that jitter around the given one, without resembling their neighbours.</summary>
    private static Runner Runner(string path, PathFamily family, double time, int rounds, double scatter = 0.002, int shift = 0) => new(path, family,
        [.. Enumerable.Range(0, rounds).Select(i => Math.Log(time) + (scatter * Jitter[(i + shift + path.Length) % Jitter.Length]))]);

    private static readonly double[] Jitter = [0.1, -0.9, 0.5, -0.2, 0.8, -0.6, 0.3, 0.9, -0.4, 0.0, -0.8, 0.7, -0.1];

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
