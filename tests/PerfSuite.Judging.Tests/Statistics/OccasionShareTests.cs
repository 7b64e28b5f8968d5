using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Tests.Statistics;

public class OccasionShareTests
{
    private const int Cases = 120;
    private const int Sweeps = 4;

    [Theory]
    [InlineData(3, 0)]
    [InlineData(6, 0.2)]
    [InlineData(6, 1)]
    public void It_is_what_runs_differ_by_beyond_their_sweeps(int runs, double share)
    {
        Random random = new(1);
        Assert.InRange(OccasionShare.Fit([.. Enumerable.Range(0, Cases).Select(_ => Of(runs, share, random))])!.Value, share * 0.7, (share * 1.3) + 0.06);
    }

    [Fact]
    public void Two_runs_say_nothing_of_it()
    {
        Random random = new(1);
        Assert.Null(OccasionShare.Fit([.. Enumerable.Range(0, Cases).Select(_ => Of(2, 1, random))]));
    }

    [Fact]
    public void A_few_cases_of_two_states_do_not_decide_it()
    {
        Random random = new(1);
        IReadOnlyList<ProcessEstimate>[] cases = [.. Enumerable.Range(0, Cases).Select(i => Of(6, i < 10 ? 1000 : 0.2, random))];
        Assert.InRange(OccasionShare.Fit(cases)!.Value, 0.1, 0.4);
    }

    /// <summary>The mean of many sweeps of one run is known no better than the run's own occasion lets it be.</summary>
    [Fact]
    public void What_sweeps_of_a_run_have_in_common_does_not_average_out()
    {
        ProcessVariance variance = new(0.04, 10, OccasionShare: 0.25);
        ProcessEstimate[] one = [.. Enumerable.Range(0, 100).Select(_ => new ProcessEstimate(0, 0))], ten = [.. Enumerable.Range(0, 100).Select(i => new ProcessEstimate(0, 0, i / 10))];
        Assert.Equal(0.04 * (0.01 + 0.25), variance.OfMean(one), 10);
        Assert.Equal(0.04 * (0.01 + 0.025), variance.OfMean(ten), 10);
    }

    [Fact]
    public void Where_each_run_was_one_process_the_occasion_is_in_what_differs_between_them()
    {
        ProcessEstimate[] runs = [.. Enumerable.Range(0, 5).Select(i => new ProcessEstimate(i, 0, i))];
        Assert.Equal(new ProcessVariance(2.5, 4), ProcessVariance.WithinRuns(runs));
        Assert.Equal(0.008, new ProcessVariance(0.04, 10, OccasionShare: 0.25).OfMean(runs), 10);
    }

    /// <summary>Two runs of two processes: within each they differ by 2, and the runs by 100.</summary>
    [Fact]
    public void What_runs_differ_by_is_not_taken_for_what_their_processes_differ_by() =>
        Assert.Equal(new ProcessVariance(2, 2), ProcessVariance.WithinRuns([new ProcessEstimate(0, 0, 0), new(2, 0, 0), new(100, 0, 1), new(102, 0, 1)]));

    private static IReadOnlyList<ProcessEstimate> Of(int runs, double share, Random random)
    {
        double Gauss() => Normal.Quantile(random.NextDouble());
        double spread = 0.02 * Math.Exp(Gauss());
        return [.. Enumerable.Range(0, runs).SelectMany(run =>
        {
            double occasion = spread * Math.Sqrt(share) * Gauss();
            return Enumerable.Range(0, Sweeps).Select(_ => new ProcessEstimate(occasion + (spread * Gauss()), 0, run)).ToArray();
        })];
    }
}
