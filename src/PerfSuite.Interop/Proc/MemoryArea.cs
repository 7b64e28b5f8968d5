using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>A range of a process's address space with one kind of backing and rights: a line of /proc/PID/maps.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">First byte behind it.</param>
/// <param name="Rights">What may be done with it.</param>
/// <param name="Shared">Whether stores reach the file and other processes.</param>
/// <param name="Offset">Where in the file it begins, in bytes.</param>
/// <param name="Device">The file's device as "major:minor" in hexadecimal.</param>
/// <param name="Inode">The file's inode, 0 where there is no file.</param>
/// <param name="Path">The file, "[stack]" and the like, or "". A deleted file's path ends with " (deleted)".</param>
public sealed record MemoryArea(
    nint Start, nint End, Protection Rights, bool Shared, long Offset, string Device, ulong Inode, string Path)
{
    private const int Fields = 6;

    public long Bytes => End - Start;

    /// <exception cref="InvalidDataException">The line is not one of that file.</exception>
    public static MemoryArea Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var fields = line.Split(' ', Fields, StringSplitOptions.None);
        if (fields.Length < Fields - 1
            || fields[0].Split('-') is not [var first, var behind]
            || !TryHex(first, out var start)
            || !TryHex(behind, out var end)
            || fields[1].Length != 4
            || !TryHex(fields[2], out var offset)
            || !ulong.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var inode))
            throw new InvalidDataException($"expected \"START-END RIGHTS OFFSET DEVICE INODE PATH\", found \"{line}\"");
        var path = fields.Length == Fields ? fields[Fields - 1].TrimStart(' ') : "";
        return new MemoryArea(
            (nint)start, (nint)end, RightsOf(fields[1]), fields[1][3] == 's', (long)offset, fields[3], inode, path);
    }

    public bool Covers(nint address) => (nuint)address >= (nuint)Start && (nuint)address < (nuint)End;

    private static Protection RightsOf(string letters) =>
        (letters[0] == 'r' ? Protection.Read : Protection.None)
        | (letters[1] == 'w' ? Protection.Write : Protection.None)
        | (letters[2] == 'x' ? Protection.Execute : Protection.None);

    private static bool TryHex(string text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
