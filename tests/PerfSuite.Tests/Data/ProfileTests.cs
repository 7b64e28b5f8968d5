using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Running;

namespace PerfSuite.Tests.Data;

public class ProfileTests
{
    /// <summary>Also where few of the run's cases are decided, and each has to be surer for that.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0.12)]
    public void The_first_look_has_rounds_enough_for_an_interval(double decidedShare)
    {
        LookSchedule looks = SuiteRun.Looks;
        double[] rounds = [.. Enumerable.Range(0, looks.Rounds[0]).Select(i => (double)i)];
        Assert.Equal(0, looks.Rounds[0] % 2);
        Assert.True(SignedRankInterval.Of(rounds, looks.ConfidenceAt(JudgingPolicy.ClaimFalseDiscoveryRate * decidedShare)).HalfWidth > 0);
    }
}
