using System.Collections.Immutable;

namespace PerfSuite.Interop;

/// <summary>One area of /proc/PID/smaps with what of it is resident.</summary>
public sealed record SmapsEntry(MemoryArea Area, MemoryRollup Memory)
{
    /// <summary>The entry of the area that covers an address.</summary>
    /// <exception cref="IOException">There is no such process.</exception>
    /// <exception cref="ArgumentException">Nothing is mapped at the address.</exception>
    public static SmapsEntry Covering(nint address, int processId) =>
        Parse(File.ReadAllText($"/proc/{processId}/smaps")).FirstOrDefault(entry => entry.Area.Covers(address))
        ?? throw new ArgumentException($"Process {processId} has nothing mapped at 0x{address:x}.", nameof(address));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static ImmutableArray<SmapsEntry> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var entries = ImmutableArray.CreateBuilder<SmapsEntry>();
        for (var start = 0; start < lines.Length;)
        {
            var end = start + 1;
            while (end < lines.Length && IsRow(lines[end]))
                end++;
            var rows = NamedRows.Parse(string.Join('\n', lines[(start + 1)..end]), $"/proc/PID/smaps, \"{lines[start]}\"");
            entries.Add(new SmapsEntry(MemoryArea.Parse(lines[start]), MemoryRollup.Of(rows)));
            start = end;
        }

        return entries.ToImmutable();
    }

    // A row is "Name: value"; an area's line begins with two addresses and a space.
    private static bool IsRow(string line) => line.Split(' ', 2)[0].EndsWith(':');
}
