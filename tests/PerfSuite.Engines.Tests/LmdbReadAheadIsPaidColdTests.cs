using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Engines.Tests;

[Collection(EngineTests.Name)]
public sealed class LmdbReadAheadIsPaidColdTests(EngineWorkspace engine)
{
    private const int CountedTurns = 8;

    [SkippableFact]
    public void Lookups_bring_windows_and_with_the_flag_pages()
    {
        IReadOnlyList<MechanismRow> rows = Counted(new LmdbReadAheadIsPaidCold());
        Assert.All(rows, row => Assert.True(row.Holds, string.Join('\n', rows)));
    }

    /// <summary>Two arms that both read ahead would say that it costs nothing: the flag is left out, and the counters must say that no page came alone.</summary>
    [SkippableFact]
    public void Without_the_switch_the_mechanism_says_so()
    {
        IReadOnlyList<MechanismRow> rows = Counted(new LmdbReadAheadIsPaidCold { SetsTheFlag = false });
        Assert.Contains(rows, row => !row.Holds && row.Name == "flags in force, Advised");
        Assert.Contains(rows, row => !row.Holds && row.Name == "device bytes per lookup, Advised");
    }

    private IReadOnlyList<MechanismRow> Counted(LmdbReadAheadIsPaidCold claim)
    {
        Skip.If(engine.Workspace.FileSystem.IsMemoryOnly || ColdLookupClaim.WindowBytes < 128 << 10, "The file system has no device, or reads ahead next to nothing.");
        Turns.OpenOrSkip(claim.Open);
        using ThreadProbe probe = new();
        Counters ahead = Turns.Counted(probe, CountedTurns, claim.ReadingAhead, claim.BeforeReadingAhead, claim.Close),
            advised = Turns.Counted(probe, CountedTurns, claim.Advised, claim.BeforeAdvised, claim.Close);
        Skip.If(advised.DeviceReadBytes == 0, "Reading an evicted file is charged to nobody here.");
        return [.. claim.Judge(advised, ahead, CountedTurns * claim.OperationsPerTurn, ColdLookupClaim.WindowBytes), .. claim.AfterRounds()];
    }
}
