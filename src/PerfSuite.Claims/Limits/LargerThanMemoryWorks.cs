using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.Limits;

/// <summary>A file larger than the memory that may be used can be processed in full through one mapping.</summary>
/// <remarks>Source: unlocking. Exact counts of the confined process's thread; the peak is that of its whole control group. "Avoiding excessive I/O operations" is judged by
/// what read() has the device give: a tenth more at the most. Measured on Linux 6.18 with read-ahead of 8 MiB in 48 MiB of memory: 1.18, because of the few windows that
/// memory holds a mapping throws out more before it is used; where it holds fewer than 32 of them, half as much again is allowed.
/// In random order it is a question of advice, and out-of-cache-random counts the device bytes of both arms.</remarks>
[Claim("larger-than-memory-works",
    Title = "A file larger than memory can be used through one mapping",
    Statement = "A process in a memory control group maps a file of at least 2.5 times its limit at once and adds up every word of it; "
        + "then it does the same by read(). Both sums must be the file's, and the group stays within its limit.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "A mapping takes address space; memory is taken page by page, and clean pages are given back when others are needed.")]
[SourceSetting(
    Size = "large-scale data, where memory is limited",
    Choice = "No figures are given: at least 2.5 times the limit of a memory control group. Excessive is a tenth above the device bytes of read(), or half "
        + "where memory holds few read-ahead windows.")]
public class LargerThanMemoryWorks : MechanismClaim
{
    private const int BlockBytes = 64 << 10;

    private const int ManyWindows = 32;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("wantedLimitBytes", LargeFile.WantedLimitBytes(Workspace.Sizes)), ("blockBytes", BlockBytes));

    public override Observation Observe()
    {
        using (ThreadProbe probe = new())
            Needs.CountedReads(probe);
        using MemoryRoom room = LargeFile.Room(Workspace, "larger-than-memory");
        DataFile data = LargeFile.For(Workspace, room);
        using ConfinedChild child = new(room, data, new Visits(data.Bytes, BlockBytes, VisitOrder.Sequential, Workspace.Seed));
        child.Ask(Confined.SumMap, 0);
        ConfinedTurn mapped = child.Last!;
        child.Ask(Confined.SumRead, 0);
        ConfinedTurn read = child.Last!;
        Needs.ChargedDeviceReads(Workspace, mapped.Counted.DeviceReadBytes);
        string sum = Hex(data.Content.Sum(0, data.Bytes));
        return new Observation(
            [
                .. Judge(read.Counted, mapped.Counted, data.Bytes, room.LimitBytes, (ReadAhead.Of(Workspace.Folder)?.KiB ?? 0) << 10),
                .. room.Judge(),
                MechanismRow.Of("sum of all words, mapping", sum, Hex(mapped.Sum)),
                MechanismRow.Of("sum of all words, read()", sum, Hex(read.Sum)),
            ],
            new Dictionary<string, double>(StringComparer.Ordinal) { ["fileBytes"] = data.Bytes, ["limitBytes"] = room.LimitBytes, ["peakMemoryBytes"] = room.PeakBytes ?? 0 });
    }

    /// <summary>What the claim asks of the counters of both ways through the file.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long fileBytes, long limitBytes, long readAheadBytes) =>
    [
        MechanismRow.Of("file ÷ memory limit", Expected.AtLeast(2), (double)fileBytes / limitBytes),
        MechanismRow.Of("bytes read by calls, mapping", Expected.Exactly(0), mapped.ReadBytes),
        MechanismRow.Of("major faults, mapping", Expected.AtLeast(1), mapped.MajorFaults),
        MechanismRow.Of("device bytes, mapping: the whole file", Expected.AtLeast(fileBytes), mapped.DeviceReadBytes),
        MechanismRow.Of("device bytes, mapping ÷ read()", Expected.AtMost(limitBytes >= ManyWindows * readAheadBytes ? 1.1 : 1.5),
            Significant.Digits((double)mapped.DeviceReadBytes / read.DeviceReadBytes, 4)),
        MechanismRow.Of("bytes read by calls, read()", Expected.Exactly(fileBytes), read.ReadBytes),
        MechanismRow.Of("major faults, read()", Expected.Exactly(0), read.MajorFaults),
    ];

    private static string Hex(ulong sum) => sum.ToString("x16", CultureInfo.InvariantCulture);
}
