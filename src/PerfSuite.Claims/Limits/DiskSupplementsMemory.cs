using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Limits;

/// <summary>A process produces more data than it may have memory by storing it through a mapping; disk space takes the place of memory.</summary>
/// <remarks>Source: unlocking. A dirty page of a file is written back and given away when its memory is wanted; a page of anonymous memory could only be
/// swapped, which the group forbids, and so its owner is killed: the control, which shows that the data did need more memory than there was. Both processes write
/// the same words. The file's are read back afterwards from outside the group.</remarks>
[Claim("disk-supplements-memory",
    Title = "Disk space supplements memory through a mapping",
    Statement = "A process in a memory control group stores 2.5 times its limit through one writable mapping of a preallocated file, word by word. Another with the same "
        + "limit does the same in anonymous memory. The first must end well, with all its words in the file; the second must be killed for want of memory.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "Pages of a file have a place on the device to go to, written or not; pages of anonymous memory without swap have none.")]
[SourceSetting(
    Size = "large-scale data, where memory is limited",
    Choice = "No figures are given: 2.5 times the limit of a memory control group. Anonymous memory, which has no place on the disk, is the control.")]
public class DiskSupplementsMemory : MechanismClaim
{
    /// <summary>Enough for a process to live in; how much more it stores does not depend on how much it may have.</summary>
    private const long WantedLimitBytes = 48L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("wantedLimitBytes", WantedLimitBytes), ("seed", Workspace.Seed));

    public override Observation Observe()
    {
        using MemoryRoom room = LargeFile.Room(Workspace, "disk-supplements", WantedLimitBytes), other = LargeFile.Room(Workspace, "anonymous-memory", WantedLimitBytes);
        if (!room.IsOwn || !other.IsOwn)
            throw NotApplicable("A memory control group of its own cannot be made, and without one the kernel might kill this process in place of the control.",
                "run as root, or in a delegated scope (systemd-run --user --scope -p Delegate=yes).");
        using ScratchFile scratch = new(Workspace.File("supplement.bin", LargeFile.BytesBeyond(room.LimitBytes)));
        using (FileDescriptor file = scratch.Data.Open())
            scratch.Data.EstablishCold(file); // A page stays charged to whoever brought it into the cache.
        string[] arguments = [scratch.Path, .. new[] { scratch.Data.Bytes, Workspace.Seed }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        ChildExit mapped = End(StoreThroughMapping, arguments, room), anonymous = End(StoreIntoMemory, arguments, other);
        return new Observation(
            [
                .. Judge(mapped, anonymous, scratch.Data.Bytes, room.LimitBytes),
                .. room.Judge(),
                MechanismRow.Of("processes of the control killed for want of memory", Expected.AtLeast(1), other.Kills),
                MechanismRow.Of("sum of the file afterwards", Hex(WordsOf(Workspace.Seed).Sum(0, scratch.Data.Bytes)), Hex(SumOf(scratch.Data))),
            ],
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["fileBytes"] = scratch.Data.Bytes,
                ["limitBytes"] = room.LimitBytes,
                ["peakMemoryBytes"] = room.PeakBytes ?? 0,
            });
    }

    /// <summary>What the claim asks of how both processes ended.</summary>
    internal static IEnumerable<MechanismRow> Judge(ChildExit mapped, ChildExit anonymous, long bytes, long limitBytes) =>
    [
        MechanismRow.Of("data ÷ memory limit", Expected.AtLeast(2), (double)bytes / limitBytes),
        MechanismRow.Of("end of the process that stored through a mapping", "exit code 0", mapped.ToString()),
        MechanismRow.Of("end of the process that stored into anonymous memory", $"signal {Signal.Kill}", anonymous.ToString()),
    ];

    private static ChildExit End(Func<string[], int> entry, string[] arguments, MemoryRoom room)
    {
        using Child child = Child.Start(entry, arguments, room.ChildOptions(ConfinedChild.HeapBytes));
        return child.WaitForExit(Patience);
    }

    private static int StoreThroughMapping(string[] arguments)
    {
        long bytes = long.Parse(arguments[1], CultureInfo.InvariantCulture);
        using FileDescriptor file = FileDescriptor.Open(arguments[0], OpenAccess.ReadWrite);
        using Mapping mapping = Mapping.Create(file, 0, bytes, Protection.Read | Protection.Write);
        return Store(mapping.Range, arguments);
    }

    private static int StoreIntoMemory(string[] arguments)
    {
        using Mapping mapping = Mapping.CreateAnonymous(long.Parse(arguments[1], CultureInfo.InvariantCulture));
        return Store(mapping.Range, arguments);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Store(MappedRange range, string[] arguments)
    {
        SeededWords words = WordsOf(int.Parse(arguments[2], CultureInfo.InvariantCulture));
        for (long at = 0; at < range.Bytes; at += PageCache.PageBytes)
            words.Fill(range.Span(at, PageCache.PageBytes), at);
        return 0;
    }

    /// <summary>Other words than those that the file was made of.</summary>
    private static SeededWords WordsOf(int seed) => new(seed, "supplemented");

    private static ulong SumOf(DataFile data)
    {
        using FileDescriptor file = data.Open();
        using NativeBuffer buffer = new(DataFile.WriteBytes);
        return WholeRead.Sum(file, buffer, data.Bytes);
    }

    private static string Hex(ulong sum) => sum.ToString("x16", CultureInfo.InvariantCulture);
}
