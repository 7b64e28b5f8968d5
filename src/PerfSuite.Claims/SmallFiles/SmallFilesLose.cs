using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.SmallFiles;

/// <summary>For small files, opening, mapping, copying, unmapping and closing loses to opening, reading and closing.</summary>
/// <remarks>Sources: love, when-not. Samples in ns per file. Both arms know the file's length beforehand, which is in favour of mmap: read() can
/// do without it, a mapping cannot. What the arms share, open and close, is most of the time of the read arm.</remarks>
[Claim("small-files-lose",
    Title = "Thousands of small files are read faster than mapped",
    Statement = "Cached files of 8 to 1,016 bytes are brought into a buffer one after the other: open, pread, close; against open, map, copy, unmap, close. "
        + "Each arm walks through all files and begins at another one.",
    Source = $"{Sources.Love}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "One page fault, one memory area made and removed, and page tables stand against one system call and a copy of less than a page.",
    Drawback = true)]
[SourceSetting(
    Size = "a large number of files below 1 KB (when-not)",
    Choice = "2,048 files of 8 to 1,016 bytes, all cached, used once in turn. Open and close are inside the clock of both arms, as for files that are not "
        + "kept open.")]
public class SmallFilesLose : TimingClaim
{
    private const int Files = 2048;
    private const int FilesPerTurn = 64;
    private const int StagedFiles = 256;

    private ManyFiles? set;
    private NativeBuffer? buffer;
    private int nextRead, nextMapped = Files / 2;

    public override Region Region => Region.Under(1);

    public override string Unit => "ns/file";

    public override long OperationsPerTurn => FilesPerTurn;

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("files", Files), ("longestBytes", ManyFiles.LongestBytes), ("seed", Workspace.Seed));

    [GlobalSetup]
    public void Open()
    {
        set = ManyFiles.Of(Workspace, Files);
        set.EstablishWarm();
        buffer = new NativeBuffer(ManyFiles.LongestBytes);
    }

    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong OpenReadClose()
    {
        ulong difference = 0;
        for (int i = 0; i < FilesPerTurn; i++)
        {
            OneOfMany file = Next(ref nextRead);
            int descriptor = file.Open();
            if (SystemCall.Pread(descriptor, buffer!.Address, file.Bytes, 0) != file.Bytes)
                throw ShortReadException.At(file.Path, 0, file.Bytes);
            file.Close(descriptor);
            difference |= Difference(file);
        }

        return difference;
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong OpenMapCopyClose()
    {
        ulong difference = 0;
        for (int i = 0; i < FilesPerTurn; i++)
        {
            OneOfMany file = Next(ref nextMapped);
            int descriptor = file.Open();
            MappedRange map = MappedRange.Map(descriptor, 0, file.Bytes);
            map.CopyTo(0, buffer!.Address, file.Bytes);
            map.Unmap();
            file.Close(descriptor);
            difference |= Difference(file);
        }

        return difference;
    }

    public override ArmWork? WorkOf(string arm) => arm == nameof(OpenReadClose) ? new ArmWork { Opens = 1 } : ArmWork.OfMapping(1) with
    {
        Opens = 1,
        CopiedBytes = set!.Files.Average(f => f.Bytes),
    };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        Judge(counters[nameof(OpenReadClose)], counters[nameof(OpenMapCopyClose)], counters.Operations);

    /// <summary>What the explanation asks of both arms' counters over so many files.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long files) =>
        ManyFiles.Judge(nameof(OpenReadClose), read, nameof(OpenMapCopyClose), mapped, files);

    public override IEnumerable<MechanismRow> TakeApart()
    {
        foreach (OneOfMany file in set!.Files.Take(StagedFiles))
            file.StagedMapping(Stages, nameof(OpenMapCopyClose), file.Bytes, buffer!);
        return [];
    }

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        set!.VerifyWarm();
        return [];
    }

    [GlobalCleanup]
    public void Close() => buffer?.Dispose();

    private OneOfMany Next(ref int next)
    {
        next = (next + 1) % Files;
        return set!.Files[next];
    }

    private ulong Difference(OneOfMany file) => unchecked(buffer!.WordAt(0) + buffer.WordAt(file.Bytes - 8) - file.Ends);
}
