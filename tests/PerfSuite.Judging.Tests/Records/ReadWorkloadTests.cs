using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Tests.Records;

public class ReadWorkloadTests
{
    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 1, 1, 0)]
    [InlineData(1, 1, 1, 1025)]
    public void What_nobody_can_read_is_refused(long fileBytes, int readBytes, int passes, int threads) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new ReadWorkload(fileBytes, readBytes, passes, BlockOrder.Sequential, CacheState.Warm, threads));

    [Fact]
    public void A_workload_reads_like_a_sentence() => Assert.Equal("16 MiB by 4 KiB, random, 8 passes, warm, 1 thread",
        new ReadWorkload(16 << 20, 4096, 8, BlockOrder.Random, CacheState.Warm).ToString());

    [Fact]
    public void A_last_block_that_is_short_is_a_block() =>
        Assert.Equal(3, new ReadWorkload(9, 4, 1, BlockOrder.Sequential, CacheState.Warm).Blocks);
}
