using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Judging.Tests.Storage;

public sealed class CrossoverFileTests : IDisposable
{
    private readonly string file = Path.Combine(AppContext.BaseDirectory, $"crossover-{Guid.NewGuid():N}.json");

    [Fact]
    public void A_map_comes_back_as_it_was()
    {
        string text = Written();
        CrossoverFile.Write(file, CrossoverFile.Read(file));
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("\"1.0\"", "\"2.0\"", "version")]
    [InlineData("\"schemaVersion\"", "\"version\"", "version")]
    [InlineData("\"fileBytes\": 4096", "\"fileBytes\": 0", "FileBytes")]
    [InlineData("\"MappingWins\"", "\"Mapping\"", "verdict")]
    [InlineData("\"lower\": 1.5", "\"lower\": 2.5", "lower limit")]
    [InlineData("\"workload\"", "\"work\"", "workload")]
    [InlineData("]", "", "line")]
    public void What_is_no_map_is_refused_with_its_place(string from, string to, string said)
    {
        File.WriteAllText(file, Written().Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(said, Assert.Throws<UnreadableInputException>(() => CrossoverFile.Read(file)).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_workload_has_one_cell()
    {
        CrossoverFile.Write(file, Map(Cell(), Cell()));
        Assert.Contains("2 times", Assert.Throws<UnreadableInputException>(() => CrossoverFile.Read(file)).Message);
    }

    [Fact]
    public void A_verdict_without_a_ratio_is_refused()
    {
        CrossoverFile.Write(file, Map(Cell() with { Ratio = null }));
        Assert.Contains("no ratio", Assert.Throws<UnreadableInputException>(() => CrossoverFile.Read(file)).Message);
    }

    public void Dispose() => File.Delete(file);

    private string Written()
    {
        CrossoverFile.Write(file, Map(Cell()));
        return File.ReadAllText(file);
    }

    private static MapCell Cell() => new(new ReadWorkload(4096, 512, 1, BlockOrder.Sequential, CacheState.Warm),
        [new PathRecord("map", PathFamily.Mapping, new Interval(2, 1.5, 3, 0.99), 12, 1000)], new Interval(2, 1.5, 3, 0.99), CellVerdict.MappingWins, "made up", 0.5);

    private static CrossoverMap Map(params MapCell[] cells) => new(CrossoverFile.CurrentSchemaVersion, DateTimeOffset.UnixEpoch, "random-access", 1, 0.05, 0.01, 60,
        Complete: true, new EnvironmentRecord("sample", "cpu", 2, "6.18", "ext4", "10.0", 4096, 128), [], cells);
}
