using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Why;

/// <summary>After the first pass over a mapping, a second pass takes no fault and makes no call.</summary>
/// <remarks>Source: fedorova. Exact counts of the calling thread.</remarks>
[Claim("second-pass-has-no-faults",
    Title = "A second pass over a mapping takes no fault",
    Statement = "A cached file is mapped and every word of it added up twice. The first pass faults; in the second the thread's faults and calls are counted.",
    Source = Sources.Fedorova,
    Expectation = Expectation.Supported,
    Because = "Page-table entries that the first pass made stay until the kernel needs the memory or the mapping ends.")]
[SourceSetting(
    Coverage = "a range that is accessed more than once",
    Choice = "The sentence is about what her experiments did not do: here 16 MiB, cached, are passed over twice.")]
public class SecondPassHasNoFaults : MechanismClaim
{
    private const long FileBytes = 16L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes));

    public override Observation Observe()
    {
        DataFile data = Workspace.File("second-pass.bin", FileBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        using ThreadProbe probe = new();
        CounterSnapshot start = probe.Take();
        ulong first = mapping.Range.Sum(0, FileBytes);
        CounterSnapshot between = probe.Take();
        ulong second = mapping.Range.Sum(0, FileBytes);
        CounterSnapshot end = probe.Take();
        return Observation.Of([
            .. Judge(probe.Between(start, between), probe.Between(between, end), FileBytes / PageCache.PageBytes),
            MechanismRow.Of("checksum, second pass as first", first.ToString("x16"), second.ToString("x16")),
        ]);
    }

    /// <summary>What the claim asks of the counters of both passes.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters first, Counters second, long pages) =>
    [
        MechanismRow.Of("minor faults, first pass", Expected.Between(1, pages), first.MinorFaults),
        MechanismRow.Of("minor faults, second pass", Expected.Exactly(0), second.MinorFaults),
        MechanismRow.Of("major faults, second pass", Expected.Exactly(0), second.MajorFaults),
        MechanismRow.Of("read and write calls, second pass", Expected.Exactly(0), second.ReadCalls + second.WriteCalls),
    ];
}
