using PerfSuite.Claims.DotNet;

namespace PerfSuite.Claims.UnitTests.DotNet;

public class DisposingAWrittenViewFlushesTests
{
    [Fact]
    public void The_mechanism_holds_where_only_the_disposed_view_was_flushed() =>
        Assert.All(DisposingAWrittenViewFlushes.Judge(afterDispose: 0, afterUnmap: 16, written: 16), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(DisposingAWrittenViewFlushes.Judge(afterDispose: 16, afterUnmap: 0, written: 16), row => Assert.False(row.Holds));
}
