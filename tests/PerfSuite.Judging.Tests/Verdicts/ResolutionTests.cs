using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Tests.Verdicts;

public class ResolutionTests
{
    private static readonly ProcessVariance OnePercent = new(0.01 * 0.01, 1e6, OccasionShare: 0.2);

    /// <summary>Variance in units of one sweep's: the 16 accepted 1/16 + 0.2/4, a further run of 4 sweeps 1/4 + 0.2; 0.75 % in all, times 2.576.</summary>
    [Fact]
    public void What_a_further_run_can_show_has_the_sweeps_and_the_occasion_of_both_sides() =>
        Assert.Equal(0.0195, Comparison.ResolutionOf(Sweeps(runs: 4, each: 4), OnePercent), 4);

    [Fact]
    public void More_occasions_help_more_than_more_sweeps_of_one() =>
        Assert.True(Comparison.ResolutionOf(Sweeps(runs: 4, each: 4), OnePercent) < Comparison.ResolutionOf([.. Sweeps(runs: 1, each: 12), .. Sweeps(1, 4).Select(p => p with { Run = 1 })], OnePercent));

    private static ProcessEstimate[] Sweeps(int runs, int each) => [.. Enumerable.Range(0, runs * each).Select(i => new ProcessEstimate(0.5, 0, i / each))];
}
