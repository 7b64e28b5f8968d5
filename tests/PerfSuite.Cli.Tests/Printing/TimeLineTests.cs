using PerfSuite.Cli.Printing;
using PerfSuite.Cli.Tests.Fixtures;

namespace PerfSuite.Cli.Tests.Printing;

public class TimeLineTests
{
    [Fact]
    public void The_largest_part_comes_first_and_writing_counts_too() => Assert.Equal(
        "Time: 10.0 s from process start to reports: measuring 6.0 s (60 %), make ready 2.5 s (25 %), writing 1.5 s (15 %).",
        TimeLine.Of(SampleResults.Healthy.Run with
        {
            DurationSeconds = 8.5,
            Breakdown = new Dictionary<string, double>(StringComparer.Ordinal) { ["makeReady"] = 2.5, ["measuring"] = 6 },
        }, TimeSpan.FromSeconds(1.5)));
}
