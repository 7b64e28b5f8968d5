using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;
using PerfSuite.Report.Content.Crossovers;

namespace PerfSuite.Report.Tests.Crossovers;

public class CrossoverWriterTests
{
    private static readonly ReadWorkload Small = new(16 << 10, 4096, 1, BlockOrder.Sequential, CacheState.Warm);

    [Theory]
    [InlineData(2.5, CellVerdict.MappingWins, "m3", "2.50×")]
    [InlineData(1.3, CellVerdict.MappingWins, "m2", "1.30×")]
    [InlineData(1.1, CellVerdict.MappingWins, "m1", "1.10×")]
    [InlineData(0.4, CellVerdict.CallsWin, "c3", "2.50×")]
    [InlineData(1.0, CellVerdict.Even, "even", "1.00×")]
    [InlineData(1.3, CellVerdict.Undecided, "unsure", "1.30× ?")]
    public void A_tile_says_who_wins_and_by_how_much(double ratio, CellVerdict verdict, string kind, string factor)
    {
        MapTile tile = MapTile.Of(Cell(Small, ratio, verdict));
        Assert.Equal((kind, factor), (tile.Kind, tile.Factor));
    }

    [Fact]
    public void A_cell_without_a_ratio_says_why() =>
        Assert.Contains("no time", MapTile.Of(new MapCell(Small, [], null, CellVerdict.NotMeasured, "no time", 0)).Detail);

    [Fact]
    public void Cells_stand_by_read_size_and_file_size_and_gaps_stay_empty()
    {
        MapPanel panel = Assert.Single(MapPage.Of(Map(Cell(Small), Cell(Small with { FileBytes = 1 << 20, ReadBytes = 65_536 }))).Panels);
        Assert.Equal(["16 KiB", "1 MiB"], panel.FileSizes);
        Assert.Equal(["4 KiB", "64 KiB"], panel.Lines.Select(l => l.ReadSize));
        Assert.Equal([false, true, true, false], panel.Lines.SelectMany(l => l.Tiles).Select(t => t is null));
    }

    [Fact]
    public void Ways_of_reading_stand_apart() =>
        Assert.Equal(3, MapPage.Of(Map(Cell(Small), Cell(Small with { Passes = 8 }), Cell(Small with { State = CacheState.Cold }))).Panels.Count);

    [Fact]
    public void The_page_is_whole_encoded_and_loads_nothing()
    {
        string html = CrossoverWriter.Html(Map(Cell(Small)) with { Refused = [new RefusedPath("direct", "<script>alert(1)</script>")] });
        Assert.Contains("16 KiB by 4 KiB, sequential, 1 pass, warm, 1 thread", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
    }

    private static MapCell Cell(ReadWorkload workload, double ratio = 2, CellVerdict verdict = CellVerdict.MappingWins) => new(workload,
        [new PathRecord("map", PathFamily.Mapping, new Interval(ratio, ratio / 1.1, ratio * 1.1, 0.99), 12, 1000)],
        new Interval(ratio, ratio / 1.1, ratio * 1.1, 0.99), verdict, "made up", 1);

    private static CrossoverMap Map(params MapCell[] cells) => new(CrossoverFile.CurrentSchemaVersion, DateTimeOffset.UnixEpoch, "random-access", 1, 0.05, 0.01, 60,
        Complete: true, new EnvironmentRecord("sample", "cpu", 2, "6.18", "ext4", "10.0", 4096, 128), [], cells);
}
