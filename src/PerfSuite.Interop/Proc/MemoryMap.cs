using System.Collections.Immutable;

namespace PerfSuite.Interop;

/// <summary>The areas of a process's address space, ascending: /proc/PID/maps.</summary>
public sealed record MemoryMap(ImmutableArray<MemoryArea> Areas)
{
    /// <summary>Of this process.</summary>
    public static MemoryMap Read() => Read(Environment.ProcessId);

    /// <exception cref="IOException">There is no such process.</exception>
    /// <exception cref="UnauthorizedAccessException">The process belongs to somebody else.</exception>
    public static MemoryMap Read(int processId) => Parse(File.ReadAllText($"/proc/{processId}/maps"));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static MemoryMap Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MemoryMap([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MemoryArea.Parse)]);
    }

    /// <summary>The area that covers an address; null where nothing is mapped there.</summary>
    public MemoryArea? Covering(nint address) => Areas.FirstOrDefault(area => area.Covers(address));
}
