using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Setup;

/// <summary>The first bytes of many large files are had faster by reading than by mapping.</summary>
/// <remarks>Source: when-not. Samples in ns per file. The files are 1 GiB long; only their first bytes, all that is touched, are on the disk. Opening and closing
/// is in both arms, which brings the ratio nearer to 1 than it is between the map and the read alone.</remarks>
[Claim("one-touch-of-many-large-files",
    Title = "The first bytes of many large files are read faster than mapped",
    Statement = "64 cached files of 1 GiB are opened and closed one after the other; in between their first 100 bytes are read by one pread(), or 100 bytes or "
        + "the whole file are mapped, one byte is read and the mapping is removed.",
    Source = Sources.WhenNot,
    Expectation = Expectation.Supported,
    Because = "Two system calls, a memory area, page tables and a fault buy one byte; nothing is used often enough to repay them.",
    Drawback = true)]
[SourceSetting(
    Size = "many files above 1 GB, of each the first 100 bytes mapped, writable", Coverage = "the first bytes of each file",
    Choice = "64 sparse, cached files, mapped as there and as a whole; only the first bytes are used. Open and close are inside the clock of both arms.")]
public class OneTouchOfManyLargeFiles : TimingClaim
{
    private const int Files = 64;
    private const long FileBytes = 1L << 30;
    private const int ReadBytes = 100;
    private const int StagedTurns = 4;

    private ManyFiles? files;
    private NativeBuffer? buffer;

    /// <summary>How much of each file is mapped.</summary>
    [ParamsAllValues]
    public MappedPart Mapped { get; set; }

    public override Region Region => Region.Under(1);

    public override string Unit => "ns/file";

    public override long OperationsPerTurn => Files;

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("files", Files), ("fileBytes", FileBytes), ("readBytes", ReadBytes), ("mappedBytes", MappedBytes));

    private long MappedBytes => Mapped == MappedPart.Whole ? FileBytes : ReadBytes;

    [GlobalSetup]
    public void Open()
    {
        files = ManyFiles.Of(Workspace, Files, sparseBytes: FileBytes);
        files.EstablishWarm();
        buffer = new NativeBuffer(ReadBytes);
    }

    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong OpenReadClose()
    {
        ulong wrong = 0;
        foreach (OneOfMany file in files!.Files)
        {
            int descriptor = file.Open();
            if (SystemCall.Pread(descriptor, buffer!.Address, ReadBytes, 0) != ReadBytes)
                throw ShortReadException.At(file.Path, 0, ReadBytes);
            wrong += (byte)buffer.WordAt(0) == file.FirstByte ? 0UL : 1;
            file.Close(descriptor);
        }

        return wrong;
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong OpenMapTouchClose()
    {
        ulong wrong = 0;
        foreach (OneOfMany file in files!.Files)
        {
            int descriptor = file.Open();
            MappedRange map = MappedRange.Map(descriptor, 0, MappedBytes);
            wrong += map.ByteAt(0) == file.FirstByte ? 0UL : 1;
            map.Unmap();
            file.Close(descriptor);
        }

        return wrong;
    }

    public override ArmWork? WorkOf(string arm) => (arm == nameof(OpenReadClose) ? new ArmWork() : ArmWork.OfOneTouch(MappedBytes)) with { Opens = 1 };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        Judge(counters[nameof(OpenReadClose)], counters[nameof(OpenMapTouchClose)], counters.Operations);

    /// <summary>What the explanation asks of both arms' counters over so many files.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long files) =>
        ManyFiles.Judge(nameof(OpenReadClose), read, nameof(OpenMapTouchClose), mapped, files);

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        for (int i = 0; i < StagedTurns; i++)
            foreach (OneOfMany file in files!.Files)
                file.StagedMapping(Stages, nameof(OpenMapTouchClose), MappedBytes, target: null);
        files!.VerifyWarm();
        return [];
    }

    [GlobalCleanup]
    public void Close() => buffer?.Dispose();
}

/// <summary>How much of a file is mapped.</summary>
public enum MappedPart
{
    /// <summary>As much as the other arm reads.</summary>
    First100Bytes,

    /// <summary>All of it.</summary>
    Whole,
}
