using FsCheck;
using FsCheck.Fluent;
using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Workloads;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Paths.Tests.Workloads;

public class ReadPlanTests
{
    [Fact]
    public void A_pass_covers_the_file_exactly_once() => Prop.ForAll(Workloads(), workload =>
    {
        ReadPlan plan = ReadPlan.Of(workload, seed: 1);
        long at = 0;
        foreach (Slice block in plan.Blocks.ToArray().OrderBy(b => b.Offset))
        {
            Assert.Equal(at, block.Offset);
            at = block.End;
        }

        Assert.Equal(workload.FileBytes, at);
    }).Holds();

    [Fact]
    public void Threads_share_the_blocks_out_without_gap_or_overlap() => Prop.ForAll(Workloads(), workload =>
    {
        ReadPlan plan = ReadPlan.Of(workload, seed: 1);
        Slice[] parts = [.. Enumerable.Range(0, plan.Threads).SelectMany(thread => plan.BlocksOf(thread).ToArray())];
        Assert.Equal(plan.Blocks.ToArray(), parts);
    }).Holds();

    [Fact]
    public void Sequential_is_ascending_and_random_is_not()
    {
        Assert.True(IsAscending(BlockOrder.Sequential));
        Assert.False(IsAscending(BlockOrder.Random));
    }

    [Fact]
    public void The_same_seed_gives_the_same_order() => Assert.Equal(
        ReadPlan.Of(Random(), seed: 5).Blocks.ToArray(), ReadPlan.Of(Random(), seed: 5).Blocks.ToArray());

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(96, 8)]
    [InlineData(0, 0)]
    public void A_block_outside_of_the_file_is_refused(long offset, int bytes) =>
        Assert.Throws<ArgumentException>(() => new ReadPlan(100, [new Slice(offset, bytes)], 1, CacheState.Warm, 1));

    [Fact]
    public void Nothing_to_read_is_no_plan() => Assert.Throws<ArgumentException>(() => new ReadPlan(100, [], 1, CacheState.Warm, 1));

    private static bool IsAscending(BlockOrder order)
    {
        Slice[] blocks = ReadPlan.Of(Random() with { Order = order }, seed: 5).Blocks.ToArray();
        return blocks.SequenceEqual(blocks.OrderBy(b => b.Offset));
    }

    private static ReadWorkload Random() => new(1 << 20, 4096, 1, BlockOrder.Random, CacheState.Warm);

    private static Arbitrary<ReadWorkload> Workloads() => Arb.From(
        from fileBytes in Gen.Choose(1, 100_000)
        from readBytes in Gen.Choose(1, 9000)
        from random in Gen.Elements(BlockOrder.Random, BlockOrder.Sequential)
        from threads in Gen.Choose(1, 9)
        select new ReadWorkload(fileBytes, Math.Max(readBytes, fileBytes / 500), 1, random, CacheState.Warm, threads));
}
