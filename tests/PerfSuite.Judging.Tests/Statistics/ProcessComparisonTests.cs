using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Tests.Statistics;

public class ProcessComparisonTests
{
    // The first four patients of Student (1908): hours of sleep gained by two drugs, here as two independent groups; t = 2.4318, 6 degrees of freedom.
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1];

    [Fact]
    public void The_interval_of_two_groups_is_that_of_Students_t()
    {
        Interval change = ProcessComparison.Of(Processes(First), Processes(Second), default).Interval(0.95);
        Assert.Equal(1.55, change.Estimate, 6);
        Assert.Equal(-0.00961, change.Lower, 5);
        Assert.Equal(3.10961, change.Upper, 5);
    }

    [Fact]
    public void The_probability_of_two_groups_is_that_of_Students_t() =>
        Assert.Equal(0.05103, ProcessComparison.Of(Processes(Second), Processes(First), default).ProbabilityBelow(0), 5);

    [Fact]
    public void One_process_a_side_tells_nothing_of_a_change()
    {
        ProcessComparison change = ProcessComparison.Of([new(0, 0.01)], [new(-5, 0.01)], default);
        Assert.Equal(Math.Log(PairedRatio.Most), change.Interval(0.99).HalfWidth, 6);
        Assert.Equal((1, 1), (change.ProbabilityBelow(0), change.ProbabilityAbove(0)));
    }

    [Fact]
    public void Processes_that_agree_by_chance_are_not_believed_beyond_the_noise_within() =>
        Assert.True(ProcessComparison.Of([new(0, 0.1), new(0, 0.1)], [new(0, 0.1), new(0, 0.1)], default).Interval(0.99).HalfWidth > 0.1);

    [Fact]
    public void Processes_beside_a_value_are_a_test_of_one_sample() // Mean 0.975, standard error 0.3728, t = 2.6155, 3 degrees of freedom.
    {
        ProcessComparison mean = ProcessComparison.With(0, Processes(Second), default);
        Assert.Equal(0.07931, mean.ProbabilityAbove(0), 5);
        Assert.Equal(1, mean.ProbabilityBelow(0));
    }

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
