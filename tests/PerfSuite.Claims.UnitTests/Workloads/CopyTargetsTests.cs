using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Workloads;

public class CopyTargetsTests
{
    [Theory]
    [InlineData(4 << 10, 64)]
    [InlineData(64 << 10, 16)]
    [InlineData(16 << 20, 1)]
    public void Passes_take_turns_over_buffers_of_a_block(int blockBytes, int buffers)
    {
        using CopyTargets targets = new(blockBytes);
        NativeBuffer[] taken = [.. Enumerable.Range(0, 2 * buffers).Select(_ => targets.Next())];
        Assert.Equal(buffers, taken.Distinct().Count());
        Assert.Equal(taken[..buffers], taken[buffers..]);
        Assert.All(taken, b => Assert.Equal(blockBytes, b.Bytes));
    }
}
