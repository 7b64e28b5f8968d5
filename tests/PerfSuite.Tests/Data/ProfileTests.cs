using PerfSuite.Running;
using PerfSuite.Statistics;

namespace PerfSuite.Tests.Data;

public class ProfileTests
{
    /// <summary>More than the catalogue will ever have.</summary>
    private const int TimedCases = 1000;

    [Fact]
    public void The_first_look_has_rounds_enough_for_an_interval()
    {
        LookSchedule looks = new(SuiteRun.FamilyWiseError / TimedCases);
        double[] rounds = [.. Enumerable.Range(0, looks.Rounds[0]).Select(i => (double)i)];
        Assert.Equal(0, looks.Rounds[0] % 2);
        Assert.True(SignedRankInterval.Of(rounds, looks.Confidence).HalfWidth > 0);
    }
}
