using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Copies;

/// <summary>Generating data where the file is mapped beats generating it in a buffer and writing that.</summary>
/// <remarks>Sources: love, unlocking, which speak of reading and writing alike. Samples in ns per pass. The mapping stands, and its pages are dirty before every
/// turn, as those of a file in constant use are: what the first store to a clean page costs is another claim's (mapped-write-warm). Each arm has a
/// file of its own, and both hold the same in the end. Measured on Linux 6.18 with ext4, in a guest where a call is dear: 15.7 at 4 KiB, where a pwrite() took 4.7 µs,
/// 3.3 at 64 KiB, 2.4 at 1 MiB.</remarks>
[Claim("in-place-writes-avoid-the-copy",
    Title = "Generating data in a mapping beats generating it in a buffer and writing it",
    Statement = "A preallocated, cached file is overwritten with generated words: in a buffer that is given to one pwrite() a block, or in place in a standing mapping "
        + "whose pages are dirty already. Both files must hold what was generated.",
    Source = $"{Sources.Love}, {Sources.Unlocking}",
    Expectation = Expectation.Supported,
    Because = "pwrite() moves every byte once more than the mapping does, and takes a call for each block.")]
[SourceSetting(
    Buffer = "a user-space buffer for write(), none for the mapping (love)",
    Choice = "No file is described: the mapping stands and its pages are dirty already, so that the copy alone makes the difference.")]
public class InPlaceWritesAvoidTheCopy : TimingClaim
{
    private const long FileBytes = 32L << 20;

    private GeneratedRange? written, stored;

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 64, 1024)]
    public int BlockKiB { get; set; }

    public override Region Region => Region.Over(1);

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes), ("bytesPerOperation", GeneratedRange.PassBytes));

    private int BlockBytes => BlockKiB << 10;

    [GlobalSetup]
    public void Open()
    {
        written = new GeneratedRange(Workspace.File("generated-written.bin", FileBytes), BlockBytes);
        stored = new GeneratedRange(Workspace.File("generated-stored.bin", FileBytes), BlockBytes);
    }

    /// <summary>Brings both files into the same state before every turn of either arm.</summary>
    [IterationSetup]
    public void Establish()
    {
        written!.EstablishDirty();
        stored!.EstablishDirty();
    }

    [Benchmark(Baseline = true)]
    public ulong GenerateAndWrite() => written!.Write();

    [Benchmark]
    public ulong GenerateInPlace() => stored!.Store();

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judge(counters[nameof(GenerateAndWrite)], counters[nameof(GenerateInPlace)],
        counters.Turns, GeneratedRange.PassBytes, BlockBytes, PageCache.PageBytes);

    /// <summary>What the explanation asks of both arms' counters over so many turns.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters write, Counters store, long turns, long passBytes, long blockBytes, long pageBytes)
    {
        // The flusher may have taken the right to store from some pages meanwhile.
        yield return MechanismRow.Of("faults per page, GenerateInPlace", Expected.AtMost(0.1), (double)store.MinorFaults / turns / (passBytes / pageBytes));
        if (!write.HasIo || !store.HasIo)
            yield break;
        yield return MechanismRow.Of("write calls per pass, GenerateAndWrite: one a block", Expected.Exactly((double)passBytes / blockBytes), (double)write.WriteCalls / turns);
        yield return MechanismRow.Of("bytes written by calls per pass, GenerateAndWrite", Expected.Exactly(passBytes), (double)write.WrittenBytes / turns);
        yield return MechanismRow.Of("bytes written by calls, GenerateInPlace", Expected.Exactly(0), store.WrittenBytes);
    }

    public override ArmWork? WorkOf(string arm) => new() { FilledBytes = GeneratedRange.PassBytes, UserBytes = arm == nameof(GenerateInPlace) ? BytesFrom.FromMemory : BytesFrom.Near };

    public override IEnumerable<MechanismRow> AfterRounds() =>
    [
        MechanismRow.Of("sum of the file, GenerateAndWrite", $"{written!.ExpectedSum():x16}", $"{written.SumOfFile():x16}"),
        MechanismRow.Of("sum of the file, GenerateInPlace", $"{stored!.ExpectedSum():x16}", $"{stored.SumOfFile():x16}"),
    ];

    [GlobalCleanup]
    public void Close()
    {
        stored?.Dispose();
        written?.Dispose();
    }
}
