using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Limits;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Today;

/// <summary>A part of a file's pages that a process wants to find in the page cache again, in a memory control group through which more data passes than it has room for.</summary>
internal static class HotSet
{
    /// <summary>Well under a third of what the limit leaves beside a runtime: more would not be left on the list of active pages.</summary>
    public const long Bytes = 8L << 20;

    /// <summary>Holds a runtime, the hot sets, and some of the stream.</summary>
    public const long WantedLimitBytes = 80L << 20;

    /// <summary>Pages used by both ways alike are in the cache all, or gone all, but for a few that a batch of the kernel's holds.</summary>
    public static Expected Kept { get; } = Expected.AtLeast(95);

    public static Expected Lost { get; } = Expected.AtMost(5);

    /// <summary>More than the limit: at the end nothing is in the cache that was used once before.</summary>
    public static long StreamBytes(MemoryRoom room) => room.LimitBytes + Bytes;

    /// <summary>A group of its own: in another's, others' pages would decide.</summary>
    /// <exception cref="NotApplicableException">None can be made here, or the file is never evicted.</exception>
    public static MemoryRoom Room(Workspace workspace, string purpose)
    {
        MemoryRoom room = LargeFile.Room(workspace, purpose, WantedLimitBytes);
        if (room.IsOwn)
            return room;
        room.Dispose();
        throw new NotApplicableException("A memory control group of its own cannot be made, and in another's other processes' pages decide what stays.",
            "run as root, or in a delegated scope (systemd-run --user --scope -p Delegate=yes).");
    }

    /// <summary>A file that nobody has had in the cache: pages that were reclaimed leave marks in their file, by which the kernel knows them again.</summary>
    public static ScratchFile Fresh(Workspace workspace, string name, long bytes)
    {
        ScratchFile scratch = new(workspace.File(name, bytes));
        using FileDescriptor file = scratch.Data.Open();
        scratch.Data.EstablishCold(file); // A page stays charged to whoever brought it into the cache.
        return scratch;
    }

    /// <summary>How much of a file is in the cache, in percent.</summary>
    public static double ResidentPercent(FileDescriptor file, long bytes) =>
        Math.Round(100.0 * PageCache.ResidentPages(file) * PageCache.PageBytes / bytes, 2);

    /// <summary>Wrapping sum of the first word of every page, as a file's content has it.</summary>
    public static ulong FirstWords(SeededWords content, long bytes)
    {
        ulong sum = 0;
        for (long at = 0; at < bytes; at += PageCache.PageBytes)
            sum = unchecked(sum + content[at / sizeof(ulong)]);
        return sum;
    }

    /// <summary>The same sum by touching every page of a mapping.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Touch(MappedRange range)
    {
        ulong sum = 0;
        for (long at = 0; at < range.Bytes; at += PageCache.PageBytes)
            sum = unchecked(sum + range.WordAt(at));
        return sum;
    }

    /// <summary>A number as both processes write it.</summary>
    public static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static string Hex(ulong sum) => sum.ToString("x16", CultureInfo.InvariantCulture);
}
