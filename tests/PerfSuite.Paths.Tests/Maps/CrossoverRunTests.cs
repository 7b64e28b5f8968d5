using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Paths.Maps;
using PerfSuite.Paths.Racing;

namespace PerfSuite.Paths.Tests.Maps;

public sealed class CrossoverRunTests : IDisposable
{
    private static readonly ReadWorkload Small = new(16 << 10, 4096, 1, BlockOrder.Sequential, CacheState.Warm);
    private static readonly ReadWorkload Other = Small with { Passes = 2 };
    private readonly TempFolder folder = new();
    private readonly Workspace workspace;

    public CrossoverRunTests() => workspace = Workspace.Open(folder.Path, Profile.Quick, seed: 3);

    [Fact]
    public void Every_cell_of_the_grid_is_in_the_map()
    {
        CrossoverMap map = Run(TimeSpan.FromTicks(1)).Measure([Small, Other], earlier: null, CancellationToken.None);
        Assert.Equal([Small, Other], map.Cells.Select(c => c.Workload));
        Assert.All(map.Cells, c => Assert.NotEqual("", c.Reason));
    }

    [Fact]
    public void An_interrupted_map_says_so_and_why_cells_are_missing()
    {
        CrossoverMap map = Run(TimeSpan.FromMinutes(1)).Measure([Small], earlier: null, new CancellationToken(canceled: true));
        Assert.False(map.Complete);
        Assert.Equal(CellVerdict.NotMeasured, Assert.Single(map.Cells).Verdict);
    }

    [Fact]
    public void Decided_cells_of_an_earlier_map_are_kept()
    {
        CrossoverMap earlier = SampleMap.Make(Small);
        CrossoverMap map = Run(TimeSpan.FromTicks(1)).Measure([Small, Other], earlier, CancellationToken.None);
        Assert.Equal("made up", map.Cells[0].Reason);
    }

    [Fact]
    public void A_map_is_read_as_it_was_written()
    {
        CrossoverMap map = Run(TimeSpan.FromMilliseconds(50)).Measure([Small], SampleMap.Make(Other), CancellationToken.None);
        CrossoverFile.Write(folder["crossover.json"], map);
        string text = File.ReadAllText(folder["crossover.json"]);
        CrossoverFile.Write(folder["again.json"], CrossoverFile.Read(folder.Path));
        Assert.Equal(text, File.ReadAllText(folder["again.json"]));
    }

    public void Dispose()
    {
        workspace.Dispose();
        folder.Dispose();
    }

    private CrossoverRun Run(TimeSpan budget) => new(workspace, SampleMap.Environment, new RaceRules(0.05, 1), budget);
}
