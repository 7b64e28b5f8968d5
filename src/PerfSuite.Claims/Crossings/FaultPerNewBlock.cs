using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Crossings;

/// <summary>Every new block of a cached mapping takes a fault.</summary>
/// <remarks>Source: fedorova, who expected it of her experiment. Exact counts of the calling thread, over a whole file that is visited once in a mapping made
/// before. A fault enters the pages around it, 64 KiB as a rule, or the whole folio that it meets: so blocks of 4, 8 and 16 KiB come in by the
/// dozen, in order and permuted alike. Blocks that lie 2 MiB apart do take a fault each: the control, which shows that the count would have told.
/// Measured on Linux 6.18 with ext4 and 1 MiB folios: 0.004 to 0.005 faults a block of 4 KiB, 0.016 to 0.019 a block of 16, in either order.</remarks>
[Claim("fault-per-new-block",
    Title = "Every new block of a cached mapping takes a fault",
    Statement = "A cached file is mapped, and every block of it copied once, in order and in a seeded permutation; faults are divided by blocks, and should be "
        + "one. Blocks 2 MiB apart show what one fault a block looks like.",
    Source = Sources.Fedorova,
    Expectation = Expectation.Contradicted,
    Because = "A fault maps the cached pages around the one that was touched, or the folio that it belongs to, and not that page alone.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.AsManyBlocks, Order = "in order, or random offsets with replacement",
    Clock = FedorovasExperiment.Clock, Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice, CacheState = "warm or cold",
    Choice = "64 MiB suffice, because faults a block do not depend on the size of the file. The random order visits each block once, so that each is new.")]
public class FaultPerNewBlock : MechanismClaim
{
    private const long FileBytes = 64L << 20;

    /// <summary>A fault may be repeated, and something else of the thread may fault once.</summary>
    private const double Tolerance = 0.05;

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 8, 16)]
    public int BlockKiB { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes), ("controlStrideBytes", PagePasses.UsualWindowBytes), ("seed", Workspace.Seed));

    private int BlockBytes => BlockKiB << 10;

    public override Observation Observe()
    {
        DataFile data = Workspace.File("new-blocks.bin", FileBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        using ThreadProbe probe = new();
        using NativeBuffer buffer = new(BlockBytes);
        long[] inOrder = Offsets(BlockBytes), permuted = Offsets(BlockBytes), apart = Offsets(PagePasses.UsualWindowBytes);
        new Random(Workspace.Seed).Shuffle(permuted);
        _ = FaultsPerBlock(data, file, apart, buffer, probe); // Compiles.
        Observation observed = Observation.Of([
            .. Judge(FaultsPerBlock(data, file, inOrder, buffer, probe), FaultsPerBlock(data, file, permuted, buffer, probe)),
            MechanismRow.Of("faults ÷ blocks, blocks 2 MiB apart", Expected.Near(1, Tolerance), FaultsPerBlock(data, file, apart, buffer, probe)),
        ]);
        data.VerifyWarm();
        return observed;
    }

    /// <summary>What would be seen if every new block took a fault.</summary>
    internal static IEnumerable<MechanismRow> Judge(double inOrder, double permuted) =>
    [
        MechanismRow.Of("faults ÷ blocks, in order", Expected.Near(1, Tolerance), inOrder),
        MechanismRow.Of("faults ÷ blocks, permuted", Expected.Near(1, Tolerance), permuted),
    ];

    private static long[] Offsets(int strideBytes) => [.. Enumerable.Range(0, (int)(FileBytes / strideBytes)).Select(i => (long)i * strideBytes)];

    private static double FaultsPerBlock(DataFile data, FileDescriptor file, long[] offsets, NativeBuffer buffer, ThreadProbe probe)
    {
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        CounterSnapshot start = probe.Take();
        ulong sum = mapping.Range.CopyBlocks(offsets, (int)buffer.Bytes, buffer);
        Counters counted = probe.Between(start, probe.Take());
        ulong expected = offsets.Aggregate(0UL, (s, at) => unchecked(s + data.Content[at >> 3] + data.Content[((at + buffer.Bytes) >> 3) - 1]));
        return sum == expected ? (double)(counted.MinorFaults + counted.MajorFaults) / offsets.Length
            : throw new InvalidDataException($"The blocks of {data.Path} have the sum {sum:x16} in the mapping; the file holds {expected:x16}.");
    }
}
