using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;
using PerfSuite.Running;

namespace PerfSuite.Claims.Setup;

/// <summary>Unmapping costs more while another thread of the process runs on another processor.</summary>
/// <remarks>Source: when-not (mail of L. Torvalds), which names TLB flushes across processors as a cost of unmapping. Samples in ns per munmap().
/// Interrupts are counted for the whole machine, so they are counted in short turns after the timed rounds: others' interrupts
/// are few there, and in most turns the other thread keeps its processor, so that the median of the turns tells. Where the machine has a processor of
/// another core, that is taken: a thread on the same core would slow this one down without any flush. Measured on Linux 6.18 in a KVM guest:
/// 1 interrupt a munmap() of one page, and five times its time (13.6 µs against 2.7); where others kept the second processor busy the other
/// thread ran in part of the turns only, and the ratio came out anywhere from 0.21 to 0.8. In a guest whose host shadows its page tables the kernel had sent no such
/// interrupt since its start: there the host flushes on request, the interrupts are only recorded, and the ratio was 0.15 (6.6 µs alone, 47 beside the other), and not decided where others kept the processors busy.</remarks>
[Claim("unmap-flushes-other-cpus",
    Title = "Unmapping interrupts the other processors that the process runs on",
    Statement = "Pages of a cached file are mapped one by one and touched; then only the munmap() of each is timed, while another thread of the process, "
        + "on another processor, sleeps in one arm and runs in the other.",
    Source = Sources.WhenNot,
    Expectation = Expectation.Supported,
    Because = "A translation may still be in the other processor's TLB: munmap() must not return before that processor has dropped it.",
    Drawback = true)]
[SourceSetting(
    Choice = "The mail says flush, and not whose: that of another processor is taken, because it needs an interrupt. Only munmap() is inside the clock.")]
public class UnmapFlushesOtherCpus : TimingClaim
{
    /// <summary>Few, so that a turn is short against the time for which the scheduler lets the other thread run.</summary>
    private const int Mappings = 32;
    private const int CountedTurns = 8;

    private readonly MappedRange[] maps = new MappedRange[Mappings];
    private FileDescriptor? file;
    private RunningThread? other;

    public override Region Region => Region.Under(1);

    public override string Unit => "ns/munmap";

    public override long OperationsPerTurn => Mappings;

    /// <summary>How long an interrupt takes varies between a machine's moods.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("mappings", Mappings), ("mappedBytes", PageCache.PageBytes), ("tlbFlush", FlushesByInterrupt() ? "interrupt" : "other"),
            ("sameCore", ProcessorSet.OfThisThread() is [var first, .., _] all && RunningThread.AreOfOneCore(first, RunningThread.ProcessorBeside(first, all))));

    [GlobalSetup]
    public void Open()
    {
        ImmutableArray<int> processors = ProcessorSet.OfThisThread();
        if (processors.Length < 2)
            throw NotApplicable($"This process may run on {processors.Length} processor only, so that there is no other to flush.",
                "run on a machine, or in a container, with at least 2 processors.");
        Workspace.WarmFile.EstablishWarm();
        file = Workspace.WarmFile.Open();
        ProcessorSet.PinThisThread(processors[0]);
        other = new RunningThread(RunningThread.ProcessorBeside(processors[0], processors));
    }

    [IterationSetup(Target = nameof(UnmapAlone))]
    public void PrepareAlone() => MapAndTouch();

    [IterationSetup(Target = nameof(UnmapWhileAnotherRuns))]
    public void PrepareWithAnother()
    {
        MapAndTouch();
        other!.Run();
    }

    [IterationCleanup(Target = nameof(UnmapWhileAnotherRuns))]
    public void PutToSleep() => other!.Sleep();

    [Benchmark(Baseline = true)]
    public void UnmapAlone() => Unmap();

    [Benchmark]
    public void UnmapWhileAnotherRuns() => Unmap();

    /// <summary>Half of mapping and unmapping.</summary>
    public override ArmWork? WorkOf(string arm) => new() { Mappings = 0.5, UnmapsTouched = 1, PagesUnmapped = 1, Interrupts = arm == nameof(UnmapWhileAnotherRuns) ? 1 : 0 };

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        if (!Interrupts.Read().HasTlbShootdowns)
            return [];
        double[] alone = new double[CountedTurns], withAnother = new double[CountedTurns];
        for (int i = 0; i < CountedTurns; i++)
        {
            PrepareAlone();
            alone[i] = ShootdownsPerUnmap();
            PrepareWithAnother();
            withAnother[i] = ShootdownsPerUnmap();
            PutToSleep();
        }

        return FlushesByInterrupt() ? Judge(alone, withAnother)
            : [.. Judge(alone, withAnother).Select(row => MechanismRow.Recorded(row.Name, double.Parse(row.Actual)))];
    }

    /// <summary>What the explanation asks of the TLB-shootdown interrupts per munmap(), one number a turn.</summary>
    internal static IEnumerable<MechanismRow> Judge(IReadOnlyList<double> alone, IReadOnlyList<double> withAnother) =>
    [
        MechanismRow.Of("TLB shootdowns per munmap, UnmapAlone: median of the turns", Expected.AtMost(0.1), Median.Of(alone)),
        MechanismRow.Of("TLB shootdowns per munmap, UnmapWhileAnotherRuns: median of the turns", Expected.AtLeast(0.9), Median.Of(withAnother)),
    ];

    [GlobalCleanup]
    public void Close()
    {
        other?.Dispose();
        file?.Dispose();
    }

    private static bool FlushesByInterrupt() => Interrupts.Read() is { HasTlbShootdowns: true } counted
        && FlushesByInterrupt(counted.TlbShootdowns, CpuInfo.Read().Flags, Hypervisor.NameOf(Virtualization.Read()));

    /// <summary>Not where the processor broadcasts flushes (arm64, AMD's INVLPGB), nor where a hypervisor does them on request: Hyper-V, and whatever hypervisor a
    /// kernel runs under that has not sent a single interrupt for a flush since it was started.</summary>
    internal static bool FlushesByInterrupt(long shootdownsSinceStart, IEnumerable<string> cpuFlags, string? hypervisor) =>
        shootdownsSinceStart > 0 && !cpuFlags.Contains("invlpgb", StringComparer.Ordinal) && hypervisor != "hyperv";

    private void MapAndTouch()
    {
        for (int i = 0; i < Mappings; i++)
        {
            maps[i] = MappedRange.Map(file!.Number, 0, PageCache.PageBytes);
            _ = maps[i].ByteAt(0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unmap()
    {
        foreach (MappedRange map in maps)
            map.Unmap();
    }

    private double ShootdownsPerUnmap()
    {
        long before = Interrupts.Read().TlbShootdowns;
        Unmap();
        return (double)(Interrupts.Read().TlbShootdowns - before) / Mappings;
    }
}
