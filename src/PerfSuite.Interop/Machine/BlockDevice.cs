using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>What a block device has transferred since the machine started, for all programs together, in bytes.</summary>
/// <param name="ReadBytes">Read.</param>
/// <param name="WrittenBytes">Written; a file system's journal included.</param>
public sealed record BlockDevice(long ReadBytes, long WrittenBytes)
{
    // The unit of /sys/dev/block/MAJOR:MINOR/stat whatever the device's own sectors are.
    private const long SectorBytes = 512;
    private const int ReadSectors = 2;
    private const int WrittenSectors = 6;
    private const int TurnsWatched = 8;

    /// <summary>The device that a path's file system is on; null where it is not on one, as tmpfs, nfs and btrfs.</summary>
    /// <exception cref="SystemCallException">statx(2) failed.</exception>
    public static BlockDevice? Of(string path) => SystemCall.Statx(path, out var status) == 0
        ? Find("/sys", status.DeviceMajor, status.DeviceMinor)
        : throw SystemCallException.Last("statx", path);

    /// <summary>The least that the device of a path was given for one turn of some: others use it too, and that is nearest to what the turn needs.</summary>
    /// <param name="path">As for <see cref="Of"/>.</param>
    /// <param name="turn">What makes it write, and waits until it has.</param>
    /// <returns>Bytes; null where there is no device, and no turn then.</returns>
    /// <exception cref="SystemCallException">statx(2) failed.</exception>
    public static long? LeastWrittenBy(string path, Func<ulong> turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return Of(path) is null ? null : Enumerable.Range(0, TurnsWatched).Min(_ =>
        {
            var before = Of(path)!.WrittenBytes;
            turn();
            return Of(path)!.WrittenBytes - before;
        });
    }

    internal static BlockDevice? Find(string sys, uint major, uint minor)
    {
        var source = $"{sys}/dev/block/{major}:{minor}/stat";
        return File.Exists(source) ? Parse(File.ReadAllText(source), source) : null;
    }

    private static BlockDevice Parse(string text, string source)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return fields.Length > WrittenSectors && TryNumber(fields[ReadSectors], out var read) && TryNumber(fields[WrittenSectors], out var written)
            ? new BlockDevice(read * SectorBytes, written * SectorBytes)
            : throw new InvalidDataException($"{source}: expected at least {WrittenSectors + 1} numbers, found \"{text.Trim()}\"");
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
