namespace PerfSuite.Interop;

/// <summary>What of a process's memory is resident, in bytes: /proc/PID/smaps_rollup, or one area of /proc/PID/smaps.</summary>
/// <param name="Rss">Resident.</param>
/// <param name="Pss">Resident, each page divided by the number of processes that map it.</param>
/// <param name="SharedClean">In pages that others map too, unchanged.</param>
/// <param name="SharedDirty">In pages that others map too, changed.</param>
/// <param name="PrivateClean">In pages that nobody else maps, unchanged.</param>
/// <param name="PrivateDirty">In pages that nobody else maps, changed.</param>
/// <param name="Anonymous">In pages that belong to no file, copies on write among them.</param>
/// <param name="AnonHugePages">Of those, in transparent huge pages.</param>
/// <param name="Swap">Swapped out.</param>
public sealed record MemoryRollup(
    long Rss,
    long Pss,
    long SharedClean,
    long SharedDirty,
    long PrivateClean,
    long PrivateDirty,
    long Anonymous,
    long AnonHugePages,
    long Swap)
{
    /// <summary>Of this process.</summary>
    public static MemoryRollup Read() => Read(Environment.ProcessId);

    /// <exception cref="IOException">There is no such process.</exception>
    /// <exception cref="UnauthorizedAccessException">The process belongs to somebody else.</exception>
    public static MemoryRollup Read(int processId) => Parse(File.ReadAllText($"/proc/{processId}/smaps_rollup"));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static MemoryRollup Parse(string text) => SmapsEntry.Parse(text) is [var only]
        ? only.Memory
        : throw new InvalidDataException("/proc/PID/smaps_rollup: expected one area");

    /// <summary>The entry of the area that covers an address; see <see cref="SmapsEntry.Covering(nint, int)"/>.</summary>
    public static SmapsEntry SmapsOf(nint address) => SmapsEntry.Covering(address, Environment.ProcessId);

    internal static MemoryRollup Of(NamedRows rows) => new(
        rows.Bytes("Rss"),
        rows.Bytes("Pss"),
        rows.Bytes("Shared_Clean"),
        rows.Bytes("Shared_Dirty"),
        rows.Bytes("Private_Clean"),
        rows.Bytes("Private_Dirty"),
        rows.Bytes("Anonymous"),
        rows.Bytes("AnonHugePages"),
        rows.Bytes("Swap"));
}
