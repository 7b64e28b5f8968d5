using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Throughput;

/// <summary>Storing through a shared mapping beats pwrite() to the same preallocated, cached range.</summary>
/// <remarks>Source: fedorova, who has mmap both read and write without calls. Samples in ns per pass. Each arm has a file of its own with the same
/// bytes, and both are in the same state before every turn, verified by cachestat() where the kernel has it. The first store to a clean page must
/// tell the file system (write-notify). In a mapping that stays, that is one fault for each page, since writing back took the right to store
/// page by page. In a new mapping the fault maps the whole folio where one page table holds it: Linux 6.18 with ext4 took 1 fault for 1 MiB in
/// one folio, and 256 where the mapping's address was not aligned with it; the ratio at 4 KiB was 7 and 0.45 for that reason alone. So "the first
/// store per page faults" holds for the standing mapping only. Over pages that are dirty already there is no fault.</remarks>
[Claim("mapped-write-warm",
    Title = "Storing through a mapping beats write() to the page cache",
    Statement = "A preallocated, cached range is overwritten block by block: by one pwrite() a block, or by mapping it, copying every block into the mapping "
        + "and unmapping. Before each turn all of it is written back. In two cases the mapping stays, once over clean and once over dirty pages. Both files "
        + "must hold the same bytes in the end.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "The stores need no calls, but the first store to a clean page is a fault in which the file system prepares it: how many pages one fault "
        + "prepares depends on the kernel, the file system and the sizes of the cache's folios.")]
[SourceSetting(
    Choice = "The document says that mmap writes files without calls, and measures reads only: all of the setting is the suite's own, with the blocks of "
        + "its reads.")]
public class MappedWriteWarm : TimingClaim
{
    private const int StagedPasses = 8;

    private OverwrittenRange? written, stored;

    public static IEnumerable<WritePoint> Points => [new(4), new(8), new(16), new(4, PagesState.CleanAndMapped), new(4, PagesState.DirtyAndMapped)];

    /// <summary>Size of a block, and the state of the pages before each turn.</summary>
    [ParamsSource(nameof(Points))]
    public WritePoint Block { get; set; }

    public override Region Region => Region.Over(1);

    /// <summary>What the file system does after it has written back scatters more than a copy.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes),
        ("bytesPerOperation", OverwrittenRange.PassBytes), ("pages", Block.Pages.ToString()), ("seed", Workspace.Seed));

    private int BlockBytes => Block.KiB << 10;

    private static long FileBytes => 4 * OverwrittenRange.PassBytes;

    [GlobalSetup]
    public void Open()
    {
        if (Block.Pages != PagesState.DirtyAndMapped)
            Needs.Device(Workspace); // Where nothing is ever written back, no changed page becomes clean.
        written = new OverwrittenRange(Workspace.File("write-written.bin", FileBytes), BlockBytes, Block.Pages);
        stored = new OverwrittenRange(Workspace.File("write-stored.bin", FileBytes), BlockBytes, Block.Pages);
    }

    /// <summary>Brings both ranges into the same state before every turn of either arm, and verifies it.</summary>
    [IterationSetup]
    public void Establish()
    {
        written!.Establish();
        stored!.Establish();
    }

    [Benchmark(Baseline = true)]
    public ulong Write() => written!.Write();

    [Benchmark]
    public ulong Store() => stored!.Store();

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judge(counters[nameof(Write)], counters[nameof(Store)], counters.Turns,
        OverwrittenRange.PassBytes / BlockBytes, OverwrittenRange.PassBytes / PageCache.PageBytes, Block.Pages);

    /// <summary>What the explanation asks of both arms' counters over so many turns.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters write, Counters store, long turns, long blocks, long pages, PagesState state)
    {
        // A fault may be repeated, and a dirty page written back meanwhile.
        yield return MechanismRow.Of("faults per pass, Store", state switch
        {
            PagesState.Clean => Expected.Between(1, 1.1 * pages),
            PagesState.CleanAndMapped => Expected.Between(pages, 1.1 * pages),
            _ => Expected.AtMost(0.1 * pages),
        }, (double)store.MinorFaults / turns);
        if (!write.HasIo || !store.HasIo)
            yield break;
        yield return MechanismRow.Of("write calls per pass, Write: one a block", Expected.Exactly(blocks), (double)write.WriteCalls / turns);
        yield return MechanismRow.Of("write calls, Store", Expected.Exactly(0), store.WriteCalls);
    }

    public override ArmWork? WorkOf(string arm)
    {
        bool clean = Block.Pages != PagesState.DirtyAndMapped, standing = Block.Pages != PagesState.Clean;
        double dirtied = clean ? ArmWork.Pages(OverwrittenRange.PassBytes) : 0;
        if (arm == nameof(Write))
            return new ArmWork { PagesDirtied = dirtied };
        ArmWork store = standing ? new ArmWork { StoresToPresentPages = clean } : ArmWork.OfMapping(OverwrittenRange.PassBytes) with { PagesDirtied = dirtied };
        return store with { StoredBytes = OverwrittenRange.PassBytes };
    }

    public override IEnumerable<MechanismRow> TakeApart()
    {
        for (int i = 0; i < (Block.Pages == PagesState.Clean ? StagedPasses : 0); i++)
        {
            stored!.Establish();
            stored.StagedStore(Stages, nameof(Store));
        }

        return [];
    }

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        string expected = $"{written!.ExpectedSum():x16}";
        return
        [
            MechanismRow.Of("sum of the file, Write", expected, $"{written.SumOfFile():x16}"),
            MechanismRow.Of("sum of the file, Store", expected, $"{stored!.SumOfFile():x16}"),
        ];
    }

    [GlobalCleanup]
    public void Close()
    {
        stored?.Dispose();
        written?.Dispose();
    }
}

/// <summary>The state of a range's pages before it is overwritten, and the mapping by which it is.</summary>
public enum PagesState
{
    /// <summary>As the device has them; mapped for each turn.</summary>
    Clean,

    /// <summary>As the device has them; in a mapping that stays, and may be stored to only after a fault.</summary>
    CleanAndMapped,

    /// <summary>Changed and not yet written back; in a mapping that stays.</summary>
    DirtyAndMapped,
}

/// <summary>A block size, and the state of the pages.</summary>
public readonly record struct WritePoint(int KiB, PagesState Pages = PagesState.Clean)
{
    public override string ToString() => Pages switch
    {
        PagesState.CleanAndMapped => $"{KiB}KiB, clean in a standing mapping",
        PagesState.DirtyAndMapped => $"{KiB}KiB, dirty in a standing mapping",
        _ => $"{KiB}KiB",
    };
}
