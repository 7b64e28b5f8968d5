using PerfSuite.Statistics;

namespace PerfSuite.Tests.Statistics;

public class ProcessComparisonTests
{
    // Student (1908): hours of sleep gained by two drugs, here as two independent groups; t = -1.8608, 18 degrees of freedom.
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void The_interval_of_two_groups_is_the_published_one()
    {
        Interval change = ProcessComparison.Change(Processes(First), Processes(Second), default, 0.95);
        Assert.Equal(1.58, change.Estimate, 2);
        Assert.Equal(-0.204, change.Lower, 3);
        Assert.Equal(3.364, change.Upper, 3);
    }

    [Fact]
    public void The_probability_of_two_groups_is_the_published_one() =>
        Assert.Equal(0.07919, ProcessComparison.ProbabilityBelow(0, Processes(Second), Processes(First), default), 5);

    [Fact]
    public void One_process_a_side_tells_nothing_of_a_change()
    {
        Assert.Equal(Math.Log(PairedRatio.Most), ProcessComparison.Change([new(0, 0.0001)], [new(0.1, 0.0001)], default, 0.99).HalfWidth, 6);
        Assert.Equal(1, ProcessComparison.ProbabilityBelow(0, [new(0, 0.0001)], [new(-5, 0.0001)], default));
    }

    [Fact]
    public void Processes_that_agree_by_chance_are_not_believed_beyond_the_noise_within() =>
        Assert.True(ProcessComparison.Change([new(0, 0.01), new(0, 0.01)], [new(0, 0.01), new(0, 0.01)], default, 0.99).HalfWidth > 0.1);

    [Fact]
    public void Similar_cases_steady_a_variance_that_few_processes_know_badly()
    {
        ProcessVariance own = ProcessVariance.Pooled([0.0, 0.0001]), usual = new(0.0004, 8);
        ProcessVariance moderated = own.ModeratedBy(usual);
        Assert.Equal(9, moderated.DegreesOfFreedom);
        Assert.InRange(moderated.Value, own.Value, usual.Value);
    }

    [Fact]
    public void Holm_adjusts_as_in_the_textbook()
    {
        // Aickin and Gensler (1996).
        Assert.Equal([0.04, 0.03, 0.04], Holm.Adjusted([0.03, 0.01, 0.02]).Select(p => Math.Round(p, 10)));
        Assert.Equal([1.0, 0.2], Holm.Adjusted([1, 0.1]));
    }

    [Theory] // Clopper and Pearson (1934) and the rule of three.
    [InlineData(0, 1000, 0.002991)]
    [InlineData(0, 10, 0.258866)]
    [InlineData(2, 20, 0.282619)]
    public void Limits_of_a_rate_are_exact(int successes, int trials, double upper) =>
        Assert.Equal(upper, BinomialBound.Upper(successes, trials, 0.95), 4);

    private static ProcessEstimate[] Processes(double[] values) => [.. values.Select(v => new ProcessEstimate(v, 0))];
}
