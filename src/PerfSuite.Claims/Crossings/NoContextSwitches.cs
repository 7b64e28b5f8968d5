using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Crossings;

/// <summary>Using a cached file through a mapping makes the thread give up its processor never.</summary>
/// <remarks>Source: love. Voluntary context switches of the calling thread (ru_nvcsw): those by which it waits for something. What the
/// scheduler takes from it (ru_nivcsw) says how busy the machine is, and is only recorded. An evicted file, whose faults wait for the device,
/// is the control: it shows that the counter would have told. A read() of cached bytes waits for nothing either, so the source's
/// advantage over read() is in the calls and not in the switches; that arm is recorded too.</remarks>
[Claim("no-context-switches",
    Title = "Access to a cached mapping causes no context switch",
    Statement = "A cached file is mapped and summed twice: the first pass faults, the second does not. Voluntary context switches of the thread are "
        + "counted in both, in a pread() of the same file, and in a mapping of the evicted file.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "A load from a mapped page, and a fault on a page that is cached, need nobody else; only a page that must come from the device is waited for.")]
[SourceSetting(
    Coverage = "any access, aside from page faults",
    Choice = "The sentence leaves page faults aside; here a pass with faults is counted beside one without. The evicted file, which is waited for, is the "
        + "control.")]
public class NoContextSwitches : MechanismClaim
{
    private const int BlockBytes = 64 << 10;
    private const long FileBytes = 8L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes));

    public override Observation Observe()
    {
        DataFile data = Workspace.File("switches.bin", FileBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        using NativeBuffer buffer = new(BlockBytes);
        using ThreadProbe probe = new();
        ulong sum = data.Content.Sum(0, FileBytes);
        Counters read = Count(probe, sum, () => Workloads.WholeRead.Sum(file, buffer, FileBytes));
        using (Mapping compiling = Mapping.Create(file, 0, FileBytes))
            Count(probe, sum, () => compiling.Range.Sum(0, FileBytes));
        Counters first, second;
        using (Mapping mapping = Mapping.Create(file, 0, FileBytes))
        {
            first = Count(probe, sum, () => mapping.Range.Sum(0, FileBytes));
            second = Count(probe, sum, () => mapping.Range.Sum(0, FileBytes));
        }

        return new Observation([.. Judge(first, second, FileBytes / PageCache.PageBytes), .. Control(data, file, probe, sum)],
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["voluntarySwitchesRead"] = read.VoluntarySwitches,
                ["involuntarySwitchesMapped"] = first.InvoluntarySwitches + second.InvoluntarySwitches,
            });
    }

    /// <summary>What the claim asks of the counters of both passes; the faults show that the first did enter the kernel.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters first, Counters second, long pages) =>
    [
        MechanismRow.Of("voluntary context switches, first pass", Expected.Exactly(0), first.VoluntarySwitches),
        MechanismRow.Of("minor faults, first pass", Expected.Between(1, pages), first.MinorFaults),
        MechanismRow.Of("major faults, first pass", Expected.Exactly(0), first.MajorFaults),
        MechanismRow.Of("voluntary context switches, second pass", Expected.Exactly(0), second.VoluntarySwitches),
    ];

    /// <summary>A mapping of the evicted file waits for the device; where there is none, nothing can be waited for.</summary>
    private static IEnumerable<MechanismRow> Control(DataFile data, FileDescriptor file, ThreadProbe probe, ulong sum)
    {
        if (Workspace.FileSystem.IsMemoryOnly)
            yield break;
        data.EstablishCold(file);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        Counters evicted = Count(probe, sum, () => mapping.Range.Sum(0, FileBytes));
        yield return MechanismRow.Of("voluntary context switches, evicted file", Expected.AtLeast(1), evicted.VoluntarySwitches);
    }

    private static Counters Count(ThreadProbe probe, ulong expected, Func<ulong> pass)
    {
        CounterSnapshot start = probe.Take();
        ulong sum = pass();
        CounterSnapshot end = probe.Take();
        return sum == expected ? probe.Between(start, end)
            : throw new InvalidDataException($"A pass found the sum {sum:x16}; the file holds {expected:x16}.");
    }
}
