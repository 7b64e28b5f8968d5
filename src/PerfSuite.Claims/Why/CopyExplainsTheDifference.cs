using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Why;

/// <summary>What read() takes longer than mapping and copying is what its copying takes longer.</summary>
/// <remarks>
/// <para>Source: fedorova, who found half a second more in the copying of read() and half a second more in all, with blocks of 8 KiB. Samples in ns per pass. The
/// mapping is made before a turn and removed after it, as hers was; every page of a turn is touched for the first time in it.</para>
/// <para>What the sentence implies is judged: a read() whose copying took as long as the mapping's (ReadWord + Copy − CopyWord) would take as long as the
/// mapping. A difference of times can be negative in a round that somebody disturbed, so CopyWord stands on the other side, and Read, which the findings need, on both: a
/// ratio of sums that is 1 exactly where the copies explain the whole, and is held to 1 within a twentieth, about a tenth of what read() takes.</para>
/// <para>Measured on Linux 6.18 in a guest whose host shadows its page tables: a pass of 2 MiB took 2.2 faults and yet 1.7 µs for every page touched for the first
/// time, as the host enters each into the tables that the processor uses. The mapping took longer than read() there, whatever the copies took.</para>
/// </remarks>
[Claim("copy-explains-the-difference",
    Title = "read() takes longer than mmap because its copying does",
    Statement = "Blocks of 8 KiB of a cached file are read, and copied from a mapping that was not touched before; both copies are timed alone, too, by the same loops "
        + "over one word a block. A read() with the mapping's copy in place of its own must take as long as the mapping, within about a tenth of what it takes.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "What a call costs beside its copy stands against what the mapping's faults cost: the two cancel on some machines and not on others.")]
[SourceSetting(
    Size = "a file of 16 GB", Coverage = FedorovasExperiment.WholeFile, Clock = "running times, divided by a CPU profile",
    Buffer = "one buffer of a block of 8 KiB", Advice = FedorovasExperiment.Advice,
    Choice = "Copies are timed by loops, where she combines times with a profile. The file is that of sequential-warm-copy.")]
public class CopyExplainsTheDifference : TimingClaim
{
    private const int BlockBytes = 8 << 10;
    private const long PassBytes = Profile.PassBytes;

    /// <summary>Either side of the ratio may be so many times the other.</summary>
    private const double Tolerance = 1.05;

    private LoopSet? loops;
    private BlockReader? reader;
    private DifferentialLoop? wordReader, mapper, copier, wordCopier;
    private Mapping? untouched;

    public override Region Region => Region.Between(1 / Tolerance, Tolerance);

    public override DataFile CachedFile => Workspace.WarmFile;

    public override Estimand Estimand => Estimand.Ratio(
        ArmSum.Of(nameof(Read)).Plus(nameof(ReadWord)).Plus(nameof(Copy)), ArmSum.Of(nameof(Read)).Plus(nameof(MapAndCopy)).Plus(nameof(CopyWord)));

    /// <summary>Five times go into the ratio, and each has its noise.</summary>
    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("fileBytes", Workspace.WarmFile.Bytes), ("bytesPerOperation", PassBytes), ("blockBytes", BlockBytes));

    [GlobalSetup]
    public void Open()
    {
        loops = new LoopSet(Workspace, BlockBytes, count: 5);
        reader = loops.NextReader();
        wordReader = loops.NextLoop();
        mapper = loops.NextLoop();
        copier = loops.NextLoop();
        wordCopier = loops.NextLoop();
    }

    [IterationSetup(Target = nameof(MapAndCopy))]
    public void Map() => untouched = loops!.MapUntouched();

    [IterationCleanup(Target = nameof(MapAndCopy))]
    public void Unmap() => untouched!.Dispose();

    [Benchmark(Baseline = true)]
    public ulong Read() => reader!.CopyPass();

    [Benchmark]
    public ulong ReadWord() => wordReader!.ReadWords();

    [Benchmark]
    public ulong MapAndCopy() => mapper!.CopyBlocks(untouched!.Range);

    [Benchmark]
    public ulong Copy() => copier!.CopyBlocks(loops!.Present);

    [Benchmark]
    public ulong CopyWord() => wordCopier!.CopyWords(loops!.Present);

    public override ArmWork? WorkOf(string arm) => arm switch
    {
        nameof(Read) => new ArmWork { KernelBytes = BytesFrom.FromMemory },
        nameof(MapAndCopy) => new ArmWork { PagesMapped = ArmWork.Pages(PassBytes), CopiedBytes = PassBytes, UserBytes = BytesFrom.FromMemory },
        nameof(Copy) => new ArmWork { CopiedBytes = PassBytes, UserBytes = BytesFrom.FromMemory },
        _ => new ArmWork(),
    };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => !counters.CountsInput ? [] : Judge(counters[nameof(Read)], counters[nameof(ReadWord)],
        counters[nameof(MapAndCopy)], counters[nameof(Copy)] + counters[nameof(CopyWord)], counters.Turns, PassBytes);

    /// <summary>What the explanation asks: both ways move the same bytes, one by calls and one by faults, and the loops without the rest do neither.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters readWord, Counters mapped, Counters copies, long passes, long passBytes) =>
    [
        MechanismRow.Of("bytes read by calls per pass, Read", Expected.Exactly(passBytes), (double)read.ReadBytes / passes),
        MechanismRow.Of("bytes read by calls per pass, ReadWord", Expected.Exactly((double)passBytes / BlockBytes * sizeof(ulong)), (double)readWord.ReadBytes / passes),
        MechanismRow.Of("faults per pass, MapAndCopy", Expected.Between(1, (double)passBytes / PageCache.PageBytes), (double)mapped.MinorFaults / passes),
        MechanismRow.Of("read calls, MapAndCopy, Copy and CopyWord", Expected.Exactly(0), mapped.ReadCalls + copies.ReadCalls),
        MechanismRow.Of("faults per pass, Copy and CopyWord", Expected.AtMost(0.1), (double)copies.MinorFaults / passes),
    ];

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) =>
        cases.Where(c => c.Ratio is not null).Select(c => Differences(arm => Median.Of(c.Arms.Single(a => a.Name == arm).Samples)));

    /// <summary>The two differences that the sentence is about, and how often one goes into the other.</summary>
    /// <param name="time">Usual time of an arm, ns per pass.</param>
    internal static Finding Differences(Func<string, double> time)
    {
        double whole = time(nameof(Read)) - time(nameof(MapAndCopy));
        double copies = time(nameof(Read)) - time(nameof(ReadWord)) - (time(nameof(Copy)) - time(nameof(CopyWord)));
        const string name = "difference of the copies ÷ difference of the whole";
        if (whole <= 0)
            return new Finding(name, string.Create(CultureInfo.InvariantCulture,
                $"read() takes {-whole / 1000:0.#} µs a pass less than the mapping: there is nothing to explain."), null, null, null, "");
        double share = Significant.Digits(copies / whole, 3);
        return new Finding(name, string.Create(CultureInfo.InvariantCulture,
            $"read() takes {whole / 1000:0.#} µs a pass more than the mapping, and its copying {copies / 1000:0.#} µs more: {share} of it."), share, null, null, "");
    }

    [GlobalCleanup]
    public void Close() => loops?.Dispose();
}
