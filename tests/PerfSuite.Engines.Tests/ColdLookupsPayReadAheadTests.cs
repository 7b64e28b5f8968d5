using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Engines.Tests;

[Collection(EngineTests.Name)]
public sealed class ColdLookupsPayReadAheadTests(EngineWorkspace engine)
{
    private const int CountedTurns = 8;

    [SkippableFact]
    public void Mapped_lookups_bring_windows_and_others_pages()
    {
        IReadOnlyList<MechanismRow> rows = Counted(new ColdLookupsPayReadAhead());
        Assert.All(rows, row => Assert.True(row.Holds, string.Join('\n', rows)));
    }

    /// <summary>Two arms that both call pread() would say that reading ahead costs nothing: the pragma is left out, and the counters must say that nothing was mapped.</summary>
    [SkippableFact]
    public void Without_the_switch_the_mechanism_says_so()
    {
        IReadOnlyList<MechanismRow> rows = Counted(new ColdLookupsPayReadAhead { SetsThePragma = false });
        Assert.Contains(rows, row => !row.Holds && row.Name.StartsWith("major faults per turn, Mapped", StringComparison.Ordinal));
        Assert.Contains(rows, row => !row.Holds && row.Name.StartsWith("device bytes per lookup, Mapped", StringComparison.Ordinal));
    }

    /// <summary>Windows of 128 KiB, of a usual disk: a page for every fault is no window, and a window for every pread() is none of pread()'s.</summary>
    [Theory]
    [InlineData(8 << 10, 128 << 10, true)]
    [InlineData(8 << 10, 300 << 10, true)]
    [InlineData(8 << 10, 4 << 10, false)]
    [InlineData(128 << 10, 128 << 10, false)]
    public void Device_bytes_tell_windows_from_pages(long readBytes, long mappedBytes, bool holds)
    {
        const int lookups = 40;
        Counters read = new() { HasIo = true, DeviceReadBytes = readBytes * lookups }, map = new() { HasIo = true, DeviceReadBytes = mappedBytes * lookups, MajorFaults = lookups };
        Assert.Equal(holds, new ColdLookupsPayReadAhead().Judge(read, map, lookups, windowBytes: 128 << 10).All(row => row.Holds));
    }

    private IReadOnlyList<MechanismRow> Counted(ColdLookupsPayReadAhead claim)
    {
        Skip.If(engine.Workspace.FileSystem.IsMemoryOnly || ColdLookupClaim.WindowBytes < 128 << 10, "The file system has no device, or reads ahead next to nothing.");
        Turns.OpenOrSkip(claim.Open);
        using ThreadProbe probe = new();
        Counters pread = Turns.Counted(probe, CountedTurns, claim.Pread, claim.BeforePread, claim.Close), mapped = Turns.Counted(probe, CountedTurns, claim.Mapped, claim.BeforeMapped, claim.Close);
        Skip.If(pread.DeviceReadBytes == 0, "Reading an evicted file is charged to nobody here.");
        return [.. claim.Judge(pread, mapped, CountedTurns * claim.OperationsPerTurn, ColdLookupClaim.WindowBytes)];
    }
}
