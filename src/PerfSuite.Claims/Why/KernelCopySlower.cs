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

/// <summary>Per byte, the kernel's copy to user space is slower than the user-space copy from the mapping.</summary>
/// <remarks>
/// <para>Source: fedorova. Samples in ns per pass. What a copy costs is the time of a loop over whole blocks minus that of the same loop over one
/// word a block: as many calls, a page found in each. Neither mapping nor faults are timed: every page is present. Blocks are not smaller than 16 KiB
/// because with 4 KiB the processor fetches the next bytes during the call itself, so that calls and copies do not add up (Linux 6.18, EPYC:
/// 507 ns for 4 KiB in a row, 443 ns for one byte, 1,671 ns for 16 KiB).</para>
/// <para>A difference of times can be negative in a round that somebody else disturbed, and has no logarithm then. Read − ReadWord is larger than
/// Copy − CopyWord exactly where Read + CopyWord is larger than Copy + ReadWord: that ratio of sums, always positive, is what is
/// judged against 1, and its distance from 1 is smaller than that of the copies, which the findings tell.</para>
/// </remarks>
[Claim("kernel-copy-slower",
    Title = "Byte for byte, the kernel copies more slowly than user space",
    Statement = "One pread() a block against a memcpy() a block from a mapping with every page present, from each of which the same loop over one "
        + "word a block is subtracted. The file is cached; blocks of 16 and 64 KiB.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "The kernel copies by string instructions and opens user memory for each copy; user space uses vectors. Which is faster is the processor's: "
        + "fast short string copies (fsrm), AVX-512, SMAP.")]
[SourceSetting(
    Size = "a file of 16 GB", Coverage = FedorovasExperiment.WholeFile, Clock = "running times, divided by a CPU profile",
    Buffer = "one buffer of a block of 8 KiB", Advice = FedorovasExperiment.Advice,
    Choice = "Each copy is a loop over whole blocks less one over a word a block, where she divides running times by a profile. The file is that of "
        + "sequential-warm-copy.")]
public class KernelCopySlower : TimingClaim
{
    private const long PassBytes = Profile.PassBytes;

    /// <summary>What the speed of either copy depends on.</summary>
    private static readonly string[] CopyFlags = ["fsrm", "erms", "avx2", "avx512f", "smap", "asimd", "sve", "mops"];

    private LoopSet? loops;
    private BlockReader? reader;
    private DifferentialLoop? wordReader, copier, wordCopier;

    /// <summary>Size of a block, KiB.</summary>
    [Params(16, 64)]
    public int BlockKiB { get; set; }

    public override Region Region => Region.Over(1);

    public override DataFile CachedFile => Workspace.WarmFile;

    public override Estimand Estimand => Estimand.Ratio(
        ArmSum.Of(nameof(Read)).Plus(nameof(CopyWord)), ArmSum.Of(nameof(Copy)).Plus(nameof(ReadWord)));

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", Workspace.WarmFile.Bytes), ("bytesPerOperation", PassBytes),
        ("blockBytes", BlockBytes), ("cpuFlags", string.Join(' ', CopyFlags.Where(CpuInfo.Read().Flags.Contains))));

    private int BlockBytes => BlockKiB << 10;

    [GlobalSetup]
    public void Open()
    {
        loops = new LoopSet(Workspace, BlockBytes, count: 4);
        reader = loops.NextReader();
        wordReader = loops.NextLoop();
        copier = loops.NextLoop();
        wordCopier = loops.NextLoop();
    }

    [Benchmark(Baseline = true)]
    public ulong Read() => reader!.CopyPass();

    [Benchmark]
    public ulong ReadWord() => wordReader!.ReadWords();

    [Benchmark]
    public ulong Copy() => copier!.CopyBlocks(loops!.Present);

    [Benchmark]
    public ulong CopyWord() => wordCopier!.CopyWords(loops!.Present);

    public override ArmWork? WorkOf(string arm) => arm switch
    {
        nameof(Read) => new ArmWork { KernelBytes = BytesFrom.FromMemory },
        nameof(Copy) => new ArmWork { CopiedBytes = PassBytes, UserBytes = BytesFrom.FromMemory },
        _ => new ArmWork(),
    };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => !counters.CountsInput ? [] : Judge(
        counters[nameof(Read)], counters[nameof(ReadWord)], counters[nameof(Copy)], counters[nameof(CopyWord)], counters.Turns, PassBytes, loops!.Visit.Blocks);

    /// <summary>What the explanation asks: the reading arms differ in bytes only, and the copying arms never enter the kernel.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters readWord, Counters copy, Counters copyWord, long passes, long passBytes, int blocks) =>
    [
        MechanismRow.Of("bytes read by calls per pass, Read", Expected.Exactly(passBytes), (double)read.ReadBytes / passes),
        MechanismRow.Of("bytes read by calls per pass, ReadWord", Expected.Exactly((double)blocks * sizeof(ulong)), (double)readWord.ReadBytes / passes),
        MechanismRow.Of("read calls, Read − ReadWord", Expected.Exactly(0), read.ReadCalls - readWord.ReadCalls),
        MechanismRow.Of("read calls, Copy and CopyWord", Expected.Exactly(0), copy.ReadCalls + copyWord.ReadCalls),
        MechanismRow.Of("major faults, all arms", Expected.Exactly(0), read.MajorFaults + readWord.MajorFaults + copy.MajorFaults + copyWord.MajorFaults),
    ];

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => cases.Where(c => c.Ratio is not null).Select(CopiesOf);

    [GlobalCleanup]
    public void Close() => loops?.Dispose();

    private static Finding CopiesOf(CaseRecord c)
    {
        double bytes = Convert.ToDouble(c.Parameters["bytesPerOperation"], CultureInfo.InvariantCulture);
        double TimeOf(string arm) => Median.Of(c.Arms.Single(a => a.Name == arm).Samples);
        double kernel = TimeOf(nameof(Read)) - TimeOf(nameof(ReadWord)), user = TimeOf(nameof(Copy)) - TimeOf(nameof(CopyWord));
        double ratio = Significant.Digits(kernel / user, 3);
        return new Finding($"kernel's copy ÷ user-space copy, {c.Case}", string.Create(CultureInfo.InvariantCulture,
            $"{c.Case}: the kernel copies {bytes / kernel:0.#} bytes in a nanosecond, user space {bytes / user:0.#}: {ratio} times the time."), ratio, Lower: null, Upper: null, Unit: "");
    }
}
