using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Setup;

/// <summary>Mapping, touching one byte and unmapping costs more than reading one block of the open file.</summary>
/// <remarks>Sources: when-not (mail of L. Torvalds), love. Samples in ns per mapping or read. The mapped length varies, the touched byte
/// does not: what grows is book-keeping.</remarks>
[Claim("setup-teardown-noticeable",
    Title = "Setting a mapping up and tearing it down costs more than one small read",
    Statement = "Map a cached file, touch its first byte, unmap; against one pread() of 4 KiB from the open file. Mapped length from 4 KiB to 1 GiB.",
    Source = $"{Sources.WhenNot}, {Sources.Love}",
    Expectation = Expectation.Supported,
    Because = "Two system calls, a memory area, page tables and a fault stand against one system call and a copy of 4 KiB.",
    Drawback = true)]
[SourceSetting(
    Choice = "Noticeable against what is not said: against one pread() of 4 KiB. Lengths of 4 KiB to 1 GiB, one byte touched.")]
public class SetupTeardownNoticeable : TimingClaim
{
    private const int BlockBytes = 4 << 10;
    private const long LongestBytes = 1L << 30;
    private const int Operations = 128;

    private FileDescriptor? file;
    private NativeBuffer? buffer;
    private byte firstByte;

    /// <summary>Length of the mapping, KiB.</summary>
    [Params(4, 64, 1024, 16384, 262144, 1048576)]
    public int MappedKiB { get; set; }

    public override Region Region => Region.Under(1);

    public override string Unit => "ns/operation";

    public override long OperationsPerTurn => Operations;

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", LongestBytes), ("blockBytes", BlockBytes), ("mappedBytes", MappedBytes));

    private long MappedBytes => (long)MappedKiB << 10;

    /// <summary>Only its first page is touched, so only its head is real.</summary>
    private static DataFile LongFile => Workspace.File("long.bin", LongestBytes, headBytes: DataFile.WriteBytes);

    [GlobalSetup]
    public void Open()
    {
        LongFile.EstablishWarm();
        file = LongFile.Open();
        buffer = new NativeBuffer(BlockBytes);
        firstByte = LongFile.Content.ByteAt(0);
    }

    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong ReadOneBlock()
    {
        int descriptor = file!.Number;
        nint target = buffer!.Address;
        ulong wrong = 0;
        for (int i = 0; i < Operations; i++)
        {
            if (SystemCall.Pread(descriptor, target, BlockBytes, 0) != BlockBytes)
                throw ShortReadException.At(file.Path, 0, BlockBytes);
            wrong += (byte)buffer.WordAt(0) == firstByte ? 0UL : 1;
        }

        return wrong;
    }

    [Benchmark]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong MapTouchUnmap()
    {
        int descriptor = file!.Number;
        ulong wrong = 0;
        for (int i = 0; i < Operations; i++)
        {
            MappedRange map = MappedRange.Map(descriptor, 0, MappedBytes);
            wrong += map.ByteAt(0) == firstByte ? 0UL : 1;
            map.Unmap();
        }

        return wrong;
    }

    public override ArmWork? WorkOf(string arm) => arm == nameof(ReadOneBlock) ? new ArmWork() : ArmWork.OfOneTouch(MappedBytes);

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
    [
        MechanismRow.Of("read calls per operation, ReadOneBlock", Expected.Exactly(1), (double)counters[nameof(ReadOneBlock)].ReadCalls / counters.Operations),
        MechanismRow.Of("read calls, MapTouchUnmap", Expected.Exactly(0), counters[nameof(MapTouchUnmap)].ReadCalls),
        MechanismRow.Of("minor faults per operation, MapTouchUnmap", Expected.Between(1, 1.01),
            (double)counters[nameof(MapTouchUnmap)].MinorFaults / counters.Operations),
    ];

    [GlobalCleanup]
    public void Close()
    {
        buffer?.Dispose();
        file?.Dispose();
    }
}
