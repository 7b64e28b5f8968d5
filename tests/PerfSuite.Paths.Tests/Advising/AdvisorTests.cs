using FsCheck;
using FsCheck.Fluent;
using PerfSuite.Judging.Records;
using PerfSuite.Paths.Advising;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Paths.Tests.Advising;

public class AdvisorTests
{
    private static readonly CrossoverMap Map = SampleMap.Grid();

    [Fact]
    public void Between_the_cells_straight_lines_are_found_exactly() => Prop.ForAll(Workloads(), asked =>
        Assert.Equal(SampleMap.TrueRatio(asked), Advisor.Of(Map, asked).Ratio!.Value.Estimate, 1e-6 * SampleMap.TrueRatio(asked))).Holds();

    [Fact]
    public void The_faster_path_is_advised() => Prop.ForAll(Workloads(), asked =>
        Assert.Equal(SampleMap.TrueRatio(asked) > 1 ? "map" : "random-access", Advisor.Of(Map, asked).Path)).Holds();

    [Fact]
    public void Between_cells_the_interval_is_wider_than_theirs() => Prop.ForAll(Workloads(), asked =>
    {
        Advice advice = Advisor.Of(Map, asked);
        double width = advice.Ratio!.Value.Upper / advice.Ratio.Value.Lower;
        Assert.True(advice.Cells.Count == 1 || width > Advisor.Allowance * Advisor.Allowance);
        Assert.InRange(advice.Cells.Count, 1, 8);
    }).Holds();

    [Fact]
    public void More_passes_than_any_cell_has_go_on_along_the_line() =>
        Assert.Equal(SampleMap.TrueRatio(Asked(1 << 20, 4096, 100)), Advisor.Of(Map, Asked(1 << 20, 4096, 100)).Ratio!.Value.Estimate, 1e-6);

    [Fact]
    public void A_cell_answers_for_itself_alone()
    {
        ReadWorkload cell = Map.Cells[3].Workload;
        Assert.Equal(cell, Assert.Single(Advisor.Of(Map, cell).Cells).Workload);
    }

    [Fact]
    public void What_would_change_the_answer_is_said_with_its_cell()
    {
        Advice advice = Advisor.Of(Map, new ReadWorkload(256 << 10, 65_536, 1, BlockOrder.Sequential, CacheState.Warm));
        Assert.Equal("random-access", advice.Path);
        Assert.Contains("With reads of 512 B instead of reads of 64 KiB, mapping wins: map is the fastest.", advice.Changes);
        Assert.Contains("With 8 passes instead of one pass, mapping wins: map is the fastest.", advice.Changes);
    }

    [Fact]
    public void A_file_of_one_block_is_sequential_in_any_order() =>
        Assert.Equal("random-access", Advisor.Of(Map, new ReadWorkload(65_536, 65_536, 1, BlockOrder.Random, CacheState.Warm)).Path);

    [Theory]
    [InlineData(BlockOrder.Random, CacheState.Warm, 1)]
    [InlineData(BlockOrder.Sequential, CacheState.Cold, 1)]
    [InlineData(BlockOrder.Sequential, CacheState.Warm, 2)]
    public void Where_the_map_has_no_cells_it_does_not_answer(BlockOrder order, CacheState state, int threads) =>
        Assert.Throws<NotCoveredException>(() => Advisor.Of(Map, new ReadWorkload(1 << 20, 4096, 1, order, state, threads)));

    [Theory]
    [InlineData(1L << 30, 4096)]
    [InlineData(1024, 1024)]
    [InlineData(1 << 20, 128)]
    public void Far_from_all_cells_it_does_not_answer(long fileBytes, int readBytes) => Assert.Throws<NotCoveredException>(
        () => Advisor.Of(Map, new ReadWorkload(fileBytes, readBytes, 1, BlockOrder.Sequential, CacheState.Warm)));

    [Fact]
    public void A_cell_that_was_not_measured_answers_nothing() => Assert.Throws<NotCoveredException>(() => Advisor.Of(
        new MapCell(Map.Cells[0].Workload, [], null, CellVerdict.NotMeasured, "no time", 0)));

    private static Arbitrary<ReadWorkload> Workloads() => Arb.From(
        from fileBytes in Gen.Choose(16 << 10, 4 << 20)
        from readBytes in Gen.Choose(512, 16_384)
        from passes in Gen.Choose(1, 8)
        where Math.Abs(Math.Log(SampleMap.TrueRatio(Asked(fileBytes, readBytes, passes)))) > 1e-6
        select Asked(fileBytes, readBytes, passes));

    private static ReadWorkload Asked(int fileBytes, int readBytes, int passes) => new(fileBytes, readBytes, passes, BlockOrder.Sequential, CacheState.Warm);
}
