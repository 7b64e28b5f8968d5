using PerfSuite.Claims.DotNet;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.UnitTests.DotNet;

public class ReadingScalesWithThreadsTests
{
    [Theory]
    [InlineData(2, 1.3, true)]
    [InlineData(2, 1.1, false)]
    [InlineData(8, 3, true)]
    [InlineData(8, 1.3, false)]
    public void Every_thread_that_is_added_must_add_something(int threads, double ratio, bool holds)
    {
        Interval narrow = new(ratio, ratio - 0.01, ratio + 0.01, 0.99);
        Assert.Equal((holds, !holds), (ReadingScalesWithThreads.RegionOf(threads).Contains(narrow), ReadingScalesWithThreads.RegionOf(threads).Excludes(narrow)));
    }
}
