using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Reuse;

/// <summary>mmap gains most where the file is a whole number of pages: nothing is wasted. Is one byte more also slower?</summary>
/// <remarks>Source: love. Samples in ns per file. The ratio is the advantage of mapping at a multiple of the page size, divided by that at one byte
/// more, all four arms turn by turn. The waste is exact, from /proc/self/maps, and must be as claimed whatever the time is. The page cache holds both
/// files in single pages: with the folios of large writes, 1 MiB took 17 faults and a byte more took 2, and the ratio was 0.65 for that reason. A fault maps what
/// is cached of the 64 KiB around it: the byte more takes a fault of its own at 16 pages (one and one more) and at 64 (four and one more), none at 1 and 4.</remarks>
[Claim("page-multiple-benefits-most",
    Title = "mmap gains most where the size is a multiple of the page size",
    Statement = "A cached file of whole pages, and one of a byte more, are each read into a buffer and summed, or mapped, summed in place and unmapped. "
        + "Compared are the two advantages, and what of the two mappings' last pages is wasted.",
    Source = Sources.Love,
    Expectation = Expectation.MachineDependent,
    Because = "The byte more takes a page of its own, with its table entry and perhaps its fault: much for one page, little for many, and the read() pays for the "
        + "byte's page too. The waste is sure: nothing at the multiple, a page less a byte beyond it.")]
[SourceSetting(
    Size = "evenly divisible by the page size",
    Choice = "1, 4, 16 and 64 pages against a byte more. The cache holds both in single pages, or the sizes of its folios would decide.")]
public class PageMultipleBenefitsMost : TimingClaim
{
    private const int TurnPages = 16;

    private EvenOrOdd? multiple, oneByteMore;

    /// <summary>Size of the file that is a multiple of the page size.</summary>
    [Params(1, 4, 16, 64)]
    public int Pages { get; set; }

    public override Region Region => Region.Over(1);

    public override string Unit => "ns/file";

    public override long OperationsPerTurn => Math.Max(4, TurnPages / Pages);

    public override double Margin => 0.05;

    public override Estimand Estimand => Estimand.Ratio(nameof(ReadMultiple), nameof(MapMultiple))
        .Over(Estimand.Ratio(nameof(ReadOneByteMore), nameof(MapOneByteMore)));

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", FileBytes), ("oneByteMoreBytes", FileBytes + 1), ("pageBytes", PageCache.PageBytes));

    private int FileBytes => Pages * PageCache.PageBytes;

    [GlobalSetup]
    public void Open()
    {
        multiple = new EvenOrOdd(Workspace.File($"multiple-{Pages}.bin", FileBytes), (int)OperationsPerTurn);
        oneByteMore = new EvenOrOdd(Workspace.File($"multiple-{Pages}-and-one.bin", FileBytes + 1), (int)OperationsPerTurn);
    }

    [Benchmark(Baseline = true)]
    public ulong ReadMultiple() => multiple!.ByReading();

    [Benchmark]
    public ulong MapMultiple() => multiple!.ByMapping();

    [Benchmark]
    public ulong ReadOneByteMore() => oneByteMore!.ByReading();

    [Benchmark]
    public ulong MapOneByteMore() => oneByteMore!.ByMapping();

    public override ArmWork? WorkOf(string arm)
    {
        int bytes = arm is nameof(ReadMultiple) or nameof(MapMultiple) ? FileBytes : FileBytes + 1;
        return (arm is nameof(ReadMultiple) or nameof(ReadOneByteMore) ? new ArmWork() : ArmWork.OfMapping(bytes)) with { SummedBytes = bytes };
    }

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => JudgeFaults(
        (double)counters[nameof(MapMultiple)].MinorFaults / counters.Operations, (double)counters[nameof(MapOneByteMore)].MinorFaults / counters.Operations);

    /// <summary>What the explanation asks of the two mappings' faults: the page of the byte more takes one of its own at most.</summary>
    internal static IEnumerable<MechanismRow> JudgeFaults(double multiple, double oneByteMore) =>
    [
        MechanismRow.Of("faults per file, MapMultiple", Expected.AtLeast(1), multiple),
        MechanismRow.Of("faults per file, MapOneByteMore less MapMultiple", Expected.Between(-0.05, 1.05), oneByteMore - multiple),
    ];

    public override IEnumerable<MechanismRow> AfterRounds() => Judge(multiple!.MappedBytes() - FileBytes, oneByteMore!.MappedBytes() - FileBytes - 1,
        PageCache.PageBytes);

    /// <summary>What the claim asks of the two mappings' slack.</summary>
    internal static IEnumerable<MechanismRow> Judge(long multipleSlackBytes, long oneByteMoreSlackBytes, long pageBytes) =>
    [
        MechanismRow.Of("slack at the multiple, bytes", Expected.Exactly(0), multipleSlackBytes),
        MechanismRow.Of("slack at one byte more, bytes", Expected.Exactly(pageBytes - 1), oneByteMoreSlackBytes),
    ];

    [GlobalCleanup]
    public void Close()
    {
        oneByteMore?.Dispose();
        multiple?.Dispose();
    }

    /// <summary>One of the two files, open and cached, with the buffer that takes it whole.</summary>
    private sealed class EvenOrOdd : IDisposable
    {
        private readonly DataFile data;
        private readonly FileDescriptor file;
        private readonly NativeBuffer buffer;
        private readonly int times;
        private readonly ulong expected;

        public EvenOrOdd(DataFile data, int times)
        {
            (this.data, this.times) = (data, times);
            if (Workspace.FileSystem.IsMemoryOnly)
                data.EstablishWarm(); // In single pages anyway.
            else
                SinglePages.Establish(data);
            file = data.Open();
            buffer = new NativeBuffer(data.Bytes);
            long words = data.Bytes / 8 * 8;
            expected = unchecked(data.Content.Sum(0, words) + (words < data.Bytes ? data.Content.ByteAt(words) : 0UL));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong ByReading()
        {
            ulong wrong = 0;
            for (int i = 0; i < times; i++)
            {
                if (SystemCall.Pread(file.Number, buffer.Address, (nint)data.Bytes, 0) != data.Bytes)
                    throw ShortReadException.At(file.Path, 0, data.Bytes);
                wrong |= WordSum.Of(buffer.Address, data.Bytes) ^ expected;
            }

            return wrong;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong ByMapping()
        {
            ulong wrong = 0;
            for (int i = 0; i < times; i++)
            {
                MappedRange map = MappedRange.Map(file.Number, 0, data.Bytes);
                wrong |= map.Sum(0, data.Bytes) ^ expected;
                map.Unmap();
            }

            return wrong;
        }

        /// <summary>Length of the memory area that a mapping of exactly the file takes.</summary>
        public long MappedBytes()
        {
            data.VerifyWarm();
            using Mapping mapping = Mapping.Create(file, 0, data.Bytes);
            return MemoryMap.Read().Areas.Single(a => a.Start == mapping.Range.Address).Bytes;
        }

        public void Dispose()
        {
            buffer.Dispose();
            file.Dispose();
        }
    }
}
