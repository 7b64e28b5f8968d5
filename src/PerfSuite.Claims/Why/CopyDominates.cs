using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Why.Profiling;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;
using PerfSuite.Running;

namespace PerfSuite.Claims.Why;

/// <summary>Which way of bringing a cached file into a buffer is taken apart.</summary>
public enum WarmArm
{
    Read,
    MapAndCopy,
}

/// <summary>More than half of the time of a warm arm goes to copying bytes.</summary>
/// <remarks>
/// <para>Source: fedorova, from a CPU profile: some 60 % copying, 15 % crossing. Samples in ns per pass.</para>
/// <para>Judged by loops, which every machine has. For read() the ratio is what the same calls take for one word a block ÷ the whole: the share
/// that is not copying, to be below one half. For the mapping it is copying from a mapping with every page present ÷ map, fault, copy, unmap:
/// the share that is copying, to be above one half. The user-space copy is not taken for the kernel's: they differ, see kernel-copy-slower.</para>
/// <para>Where perf may profile the kernel, the same arms are profiled too, on the thread and the pages that were timed; its top functions are kept,
/// and its share of copying must agree with the loops'.</para>
/// <para>Where measurement overruled the catalogue, which expects copying to dominate both arms (Linux 6.18, EPYC in a virtual machine): of a read()
/// of 4 KiB copying is 0.11 to 0.16 by loops and 0.17 by profile; of one of 16 KiB it is 0.71 and 0.70, of the mapping 0.70 and 0.69 with blocks
/// of 4 KiB, 0.78 and 0.77 with 16 KiB. A call and the look-up of a page took 440 ns there, copying 4 KiB that the processor had fetched
/// in the meantime some 60 ns. What a crossing costs depends on mitigations, and how fast bytes are copied on the processor.</para>
/// </remarks>
[Claim("copy-dominates",
    Title = "More than half of the time goes to copying bytes",
    Statement = "The passes of sequential-warm-copy, taken apart by loops that leave the copying out or do nothing else, and by a CPU profile where perf is there. "
        + "Judged by the loops: without copying less than half of a read() remains; copying alone is more than half of map, copy, unmap.",
    Source = Sources.Fedorova,
    Expectation = Expectation.Supported,
    Because = "A cached page is found once a block or a folio, but every byte of it must be moved.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.WholeFile, Order = FedorovasExperiment.InOrder, Clock = "a CPU profile of the experiment",
    Buffer = "one buffer of a block of 16 KiB", Advice = FedorovasExperiment.Advice, CacheState = FedorovasExperiment.Warm,
    Choice = "Judged by loops that leave the copying out, since few machines allow a profile of the kernel; one is taken beside where they do. The file is "
        + "that of sequential-warm-copy.")]
public class CopyDominates : TimingClaim
{
    private const double Half = 0.5;
    private const long PassBytes = Profile.PassBytes;

    /// <summary>Some 0.1 to 0.2 s of work: more than a thousand samples.</summary>
    private const long ProfiledBytes = 2L << 30;

    private const int TopFunctions = 8;

    private readonly Dictionary<string, double> quantities = new(StringComparer.Ordinal);
    private LoopSet? loops;
    private BlockReader? reader;
    private BlockMapper? mapper;
    private DifferentialLoop? part;

    /// <summary>What is taken apart.</summary>
    [ParamsAllValues]
    public WarmArm Arm { get; set; }

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 16)]
    public int BlockKiB { get; set; }

    public override Estimand Estimand => Arm == WarmArm.Read ? Estimand.Ratio(nameof(ReadWord), nameof(Read)) : Estimand.Ratio(nameof(Copy), nameof(MapAndCopy));

    public override Region Region => Arm == WarmArm.Read ? Region.Under(Half) : Region.Over(Half);

    /// <summary>A call for as little as a page may cost more than copying it, and so may the faults of a mapping where a file
    /// lies in memory page by page, as on tmpfs (0.35 and 0.39 there, 16 faults a MiB); see the remarks.</summary>
    public override Expectation? ExpectationOfCase =>
        (Arm == WarmArm.Read && BlockKiB == 4) || (Arm == WarmArm.MapAndCopy && Workspace.FileSystem.IsMemoryOnly) ? Expectation.MachineDependent : null;

    /// <summary>How folios lie in memory changes from run to run, and with it what a fault costs.</summary>
    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", Workspace.WarmFile.Bytes), ("bytesPerOperation", PassBytes),
        ("blockBytes", BlockBytes));

    public override IReadOnlyDictionary<string, double> Quantities => quantities;

    private int BlockBytes => BlockKiB << 10;

    [GlobalSetup]
    public void Open()
    {
        loops = new LoopSet(Workspace, BlockBytes, count: 3);
        reader = loops.NextReader();
        mapper = loops.NextMapper();
        part = loops.NextLoop();
    }

    [Benchmark(Baseline = true)]
    public ulong Read() => reader!.CopyPass();

    [Benchmark]
    public ulong ReadWord() => part!.ReadWords();

    [Benchmark]
    public ulong MapAndCopy() => mapper!.CopyPass();

    [Benchmark]
    public ulong Copy() => part!.CopyBlocks(loops!.Present);

    public override ArmWork? WorkOf(string arm) => arm switch
    {
        nameof(Read) => new ArmWork { KernelBytes = BytesFrom.FromMemory },
        nameof(ReadWord) => new ArmWork(),
        nameof(MapAndCopy) => ArmWork.OfMapping(PassBytes) with { CopiedBytes = PassBytes, UserBytes = BytesFrom.FromMemory },
        _ => new ArmWork { CopiedBytes = PassBytes, UserBytes = BytesFrom.FromMemory },
    };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => !counters.CountsInput ? []
        : Arm == WarmArm.Read ? JudgeRead(counters[nameof(Read)], counters[nameof(ReadWord)], counters.Turns, PassBytes, loops!.Visit.Blocks)
        : JudgeMapped(counters[nameof(MapAndCopy)], counters[nameof(Copy)], counters.Turns, PassBytes / PageCache.PageBytes);

    /// <summary>What the explanation asks: both loops make the same calls, one of them moves next to nothing.</summary>
    internal static IEnumerable<MechanismRow> JudgeRead(Counters read, Counters words, long passes, long passBytes, int blocks) =>
    [
        MechanismRow.Of("bytes read by calls per pass, Read", Expected.Exactly(passBytes), (double)read.ReadBytes / passes),
        MechanismRow.Of("bytes read by calls per pass, ReadWord", Expected.Exactly((double)blocks * sizeof(ulong)), (double)words.ReadBytes / passes),
        MechanismRow.Of("read calls per pass, ReadWord", Expected.Exactly(blocks), (double)words.ReadCalls / passes),
    ];

    /// <summary>What the explanation asks: the pass finds its pages by faults, the copying alone takes none and calls nobody.</summary>
    internal static IEnumerable<MechanismRow> JudgeMapped(Counters pass, Counters copy, long passes, long pages) =>
    [
        MechanismRow.Of("faults per pass, MapAndCopy", Expected.Between(1, pages), (double)(pass.MinorFaults + pass.MajorFaults) / passes),
        MechanismRow.Of("faults per pass, Copy", Expected.AtMost(0.1), (double)(copy.MinorFaults + copy.MajorFaults) / passes),
        MechanismRow.Of("read calls, both arms", Expected.Exactly(0), pass.ReadCalls + copy.ReadCalls),
    ];

    public override IEnumerable<MechanismRow> TakeApart()
    {
        TimeShares shares = Arm == WarmArm.Read ? TimeShares.OfReading(Workspace.Profile.StagesBudget, part!.EmptyCalls, ReadWord, Read)
            : TimeShares.OfMapping(Workspace.Profile.StagesBudget, part!.EmptyCalls, loops!.Visit.Blocks, EntriesOfAPass(), Copy, MapAndCopy);
        foreach ((string stage, double nanoseconds) in shares.Stages)
            Stages.Add(Arm.ToString(), stage, nanoseconds);
        quantities["copying by loops, share"] = Significant.Digits(shares.CopyingShare, 4);
        (CpuProfile? profile, string whyNot) = new PerfRecorder(Workspace.Folder).Record(Repeat);
        if (profile is null)
            return [MechanismRow.Recorded($"samples of a CPU profile; none: {whyNot}", 0)];
        Keep(profile);
        return shares.Judge(profile.ShareOf(ProfilePart.Copying), Arm == WarmArm.Read || Paging.Read().Kind is not (PagingKind.Shadow or PagingKind.Emulated));
    }

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        Workspace.WarmFile.VerifyWarm();
        return [];
    }

    [GlobalCleanup]
    public void Close() => loops?.Dispose();

    /// <summary>A fixed amount of the arm's work, or as much as there is time for.</summary>
    private void Repeat()
    {
        long start = Stopwatch.GetTimestamp();
        for (long done = 0; done < ProfiledBytes && Stopwatch.GetElapsedTime(start) < Workspace.Profile.StagesBudget; done += PassBytes)
            if ((Arm == WarmArm.Read ? Read() : MapAndCopy()) != 0)
                throw new InvalidDataException("A profiled pass did not find what the file holds.");
    }

    /// <summary>How often a mapping pass enters the kernel: its faults, and two calls.</summary>
    private double EntriesOfAPass()
    {
        using ThreadProbe probe = new();
        CounterSnapshot before = probe.Take();
        MapAndCopy();
        return probe.Between(before, probe.Take()).MinorFaults + 2;
    }

    /// <summary>Shares of the parts, and the top functions under the names by which the report lists them.</summary>
    private void Keep(CpuProfile profile)
    {
        quantities["profile samples"] = profile.Samples;
        foreach (ProfilePart each in Enum.GetValues<ProfilePart>())
            quantities[$"{each} by profile, share"] = Significant.Digits(profile.ShareOf(each), 4);
        foreach (ProfiledFunction function in profile.Functions.Where(f => f.IsNamed).Take(TopFunctions))
            quantities[$"profile/{Arm}/{function.Name}"] = Significant.Digits(profile.ShareOf(function), 4);
    }
}
