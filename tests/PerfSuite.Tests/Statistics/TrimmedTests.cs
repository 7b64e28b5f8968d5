using PerfSuite.Statistics;
using PerfSuite.Tests.Simulation;

namespace PerfSuite.Tests.Statistics;

public class TrimmedTests
{
    private const int Processes = 24;
    private const int Comparisons = 4000;
    private const double Confidence = 0.95;
    private const double Spread = 0.025;

    [Fact]
    public void Of_twelve_values_the_outermost_four_are_trimmed_and_of_eleven_none()
    {
        double[] eleven = [.. Enumerable.Range(1, 10).Select(i => (double)i), 1000], twelve = [-1000, .. eleven];
        Assert.Equal(11, Trimmed.Kept(11));
        Assert.Equal(eleven.Average(), Trimmed.Mean(eleven));
        Assert.Equal(8, Trimmed.Kept(12));
        Assert.Equal(5.5, Trimmed.Mean(twelve));
        Assert.Equal([2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9], Trimmed.Winsorized(twelve));
    }

    [Fact]
    public void Intervals_of_undisturbed_processes_cover_as_often_as_they_say() =>
        Assert.InRange(Coverage(random => Normal(random)), Confidence - 0.015, Confidence + 0.015);

    [Fact]
    public void Bursts_in_one_of_ten_processes_leave_intervals_that_cover_and_are_half_as_wide()
    {
        double Disturbed(Random random) => Normal(random) + (random.Next(10) == 0 ? 0.4 : 0);
        Assert.InRange(Coverage(Disturbed), Confidence - 0.02, 1);
        Random random = new(3);
        double[] widths = [.. Enumerable.Range(0, 200).Select(_ => Change(random, Disturbed).HalfWidth)];
        double untrimmed = Student.TwoSided(Confidence, (2 * Processes) - 2) * Math.Sqrt(((Spread * Spread) + (0.4 * 0.4 * 9 / 100)) * 2 / Processes);
        Assert.InRange(widths.Average(), 0, untrimmed / 2);
    }

    private static double Coverage(Func<Random, double> process)
    {
        Random random = new(1);
        return Enumerable.Range(0, Comparisons).Count(_ => Change(random, process) is var change && change.Lower <= 0 && change.Upper >= 0) / (double)Comparisons;
    }

    private static Interval Change(Random random, Func<Random, double> process) => ProcessComparison.Change(Side(random, process), Side(random, process), default, Confidence);

    private static ProcessEstimate[] Side(Random random, Func<Random, double> process) => [.. Enumerable.Range(0, Processes).Select(_ => new ProcessEstimate(process(random), 0))];

    private static double Normal(Random random) => Spread * NoiseModel.Gauss(random);
}
