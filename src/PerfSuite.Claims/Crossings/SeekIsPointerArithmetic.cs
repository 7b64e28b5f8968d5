using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.Crossings;

/// <summary>At random offsets, a pointer into the mapping beats pread(), and pread() beats lseek() and read().</summary>
/// <remarks>Source: love. Samples in ns per block. Each case measures two neighbours of the order side by side, so that each of its two steps
/// has an interval of its own. The mapping is made and touched beforehand: asked is what going to another place costs. The kernel counts
/// calls of the read family only; that the third arm seeks once a block is seen from the file's position, which stands where no read has left it. The two arms of a case are half a cycle of places apart: when lseek()
/// and read() came five turns behind pread(), they found in the last-level cache what it had brought, and two calls seemed to cost as much as one (0.97 and 1.08 in two runs, of 4 KiB).</remarks>
[Claim("seek-is-pointer-arithmetic",
    Title = "Going to another place is fastest by pointer, slowest by lseek and read",
    Statement = "Blocks at seeded random offsets of a cached file are brought into a buffer: by lseek() and read(), by pread(), or by copying from a "
        + "standing mapping. Two, one and no call a block; each step of the order must hold.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "A place in a mapping is an addition to an address; each call costs a crossing into the kernel, however little it does there.")]
[SourceSetting(
    Choice = "The document sets pointers against lseek(); pread(), which seeks without a call, stands between. The mapping is made and touched before, "
        + "because only going elsewhere is asked about.")]
public class SeekIsPointerArithmetic : TimingClaim
{
    /// <summary>Turns are much shorter than the scheduler's slices: few of them are interrupted.</summary>
    private const int BlocksPerTurn = 256;

    private FileDescriptor? seekable, file;
    private Mapping? mapping;
    private NativeBuffer? buffer;
    private RandomSpots? seekSpots, readSpots, mappedSpots;

    public static IEnumerable<SeekStep> Steps =>
        [new(64, WayPair.MappedAndPread), new(64, WayPair.PreadAndSeek), new(4096, WayPair.MappedAndPread), new(4096, WayPair.PreadAndSeek)];

    /// <summary>Size of a block, and which step of the order is measured.</summary>
    [ParamsSource(nameof(Steps))]
    public SeekStep Step { get; set; }

    public override Region Region => Region.Over(1);

    public override DataFile CachedFile => Data;

    public override string Unit => "ns/block";

    public override long OperationsPerTurn => BlocksPerTurn;

    /// <summary>Copying 64 bytes takes as long as finding them in the processor's caches, which others use too.</summary>
    public override double Margin => Step.BlockBytes == 64 ? 0.2 : 0.1;

    public override Estimand Estimand => Step.Ways == WayPair.MappedAndPread
        ? Estimand.Ratio(nameof(Pread), nameof(CopyMapped)) : Estimand.Ratio(nameof(SeekAndRead), nameof(Pread));

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", Data.Bytes), ("blockBytes", Step.BlockBytes),
        ("bytesPerOperation", Step.BlockBytes), ("blocksPerTurn", BlocksPerTurn), ("seed", Workspace.Seed));

    private static DataFile Data => Workspace.WarmFile;

    [GlobalSetup]
    public void Open()
    {
        Data.EstablishWarm();
        seekable = Data.Open();
        file = Data.Open();
        mapping = Mapping.Create(file, 0, Data.Bytes);
        _ = mapping.Range.Sum(0, Data.Bytes);
        buffer = new NativeBuffer(Step.BlockBytes);
        RandomSpots spots = new(Data.Bytes, Data.Content, Step.BlockBytes, BlocksPerTurn, Workspace.Seed);
        (seekSpots, readSpots, mappedSpots) = (spots, spots.HalfACycleLater(), spots.AtTheSameTurn());
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong SeekAndRead()
    {
        ulong sum = 0;
        foreach (long offset in seekSpots!.NextTurn())
            sum = unchecked(sum + SeekAndRead(offset));
        return seekSpots.Difference(sum);
    }

    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Pread()
    {
        ulong sum = 0;
        foreach (long offset in readSpots!.NextTurn())
            sum = unchecked(sum + Pread(offset));
        return readSpots.Difference(sum);
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong CopyMapped()
    {
        ulong sum = 0;
        foreach (long offset in mappedSpots!.NextTurn())
            sum = unchecked(sum + CopyMapped(offset));
        return mappedSpots.Difference(sum);
    }

    public override ArmWork? WorkOf(string arm) => (arm == nameof(CopyMapped) ? new ArmWork { CopiedBytes = Step.BlockBytes, UserBytes = BytesFrom.FromMemory }
        : new ArmWork { Calls = arm == nameof(SeekAndRead) ? 1 : 0, KernelBytes = BytesFrom.FromMemory }) with
    { Misses = 1 };

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        using ThreadProbe probe = new();
        if (!probe.HasIo)
            return [];
        double seek = CallsPerBlock(probe, SeekAndRead), read = CallsPerBlock(probe, Pread), mapped = CallsPerBlock(probe, CopyMapped);
        return Judge(seek, read, mapped);
    }

    /// <summary>What the explanation asks of the calls that the three arms make for a block.</summary>
    internal static IEnumerable<MechanismRow> Judge(double seekAndRead, double pread, double copyMapped) =>
    [
        MechanismRow.Of("calls per block, SeekAndRead", Expected.Exactly(2), seekAndRead),
        MechanismRow.Of("calls per block, Pread", Expected.Exactly(1), pread),
        MechanismRow.Of("calls per block, CopyMapped", Expected.Exactly(0), copyMapped),
    ];

    [GlobalCleanup]
    public void Close()
    {
        buffer?.Dispose();
        mapping?.Dispose();
        file?.Dispose();
        seekable?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong SeekAndRead(long offset)
    {
        if (SystemCall.Lseek(seekable!.Number, offset, SeekFrom.Start) != offset
            || SystemCall.Read(seekable.Number, buffer!.Address, Step.BlockBytes) != Step.BlockBytes)
            throw ShortReadException.At(seekable.Path, offset, Step.BlockBytes);
        return Ends();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Pread(long offset)
    {
        if (SystemCall.Pread(file!.Number, buffer!.Address, Step.BlockBytes, offset) != Step.BlockBytes)
            throw ShortReadException.At(file.Path, offset, Step.BlockBytes);
        return Ends();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong CopyMapped(long offset)
    {
        mapping!.Range.CopyTo(offset, buffer!.Address, Step.BlockBytes);
        return Ends();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Ends() => unchecked(buffer!.WordAt(0) + buffer.WordAt(Step.BlockBytes - 8));

    /// <summary>Reads as the kernel counts them, and seeks: how often a file's position has moved by other than what was read there.</summary>
    private double CallsPerBlock(ThreadProbe probe, Func<long, ulong> block)
    {
        long calls = SystemCall.Lseek(seekable!.Number, 0, SeekFrom.Start); // From the start on; no block lies there.
        ReadOnlySpan<long> offsets = readSpots!.NextTurn();
        foreach (long offset in offsets)
        {
            long before = Positions();
            CounterSnapshot start = probe.Take();
            _ = block(offset);
            long reads = probe.Between(start, probe.Take()).ReadCalls;
            long moved = Positions() - before;
            calls += reads + (moved is 0 || moved == reads * Step.BlockBytes ? 0 : 1);
        }

        return (double)calls / offsets.Length;
    }

    /// <summary>Where both descriptors stand; they do not move together, so a sum tells every change.</summary>
    private long Positions() => SystemCall.Lseek(seekable!.Number, 0, SeekFrom.Current) + SystemCall.Lseek(file!.Number, 0, SeekFrom.Current);
}

/// <summary>Two neighbours in the order of three ways to another place, the faster first.</summary>
public enum WayPair
{
    MappedAndPread,
    PreadAndSeek,
}

/// <summary>A step of the order, at a block size.</summary>
public readonly record struct SeekStep(int BlockBytes, WayPair Ways)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Ways == WayPair.MappedAndPread ? "pointer before pread" : "pread before lseek and read")}, {BlockBytes} B");
}
