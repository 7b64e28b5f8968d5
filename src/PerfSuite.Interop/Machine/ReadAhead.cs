using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>How far the kernel reads ahead of a sequential reader on the device under a path.</summary>
/// <param name="KiB">The setting, in KiB.</param>
/// <param name="Source">The file in /sys that has it, where it can be changed too.</param>
public sealed record ReadAhead(long KiB, string Source)
{
    /// <summary>For a path; null where there is nothing to read ahead from, as on tmpfs.</summary>
    /// <exception cref="SystemCallException">statx(2) failed.</exception>
    public static ReadAhead? Of(string path) => SystemCall.Statx(path, out var status) == 0
        ? Find("/sys", status.DeviceMajor, status.DeviceMinor)
        : throw SystemCallException.Last("statx", path);

    /// <summary>
    /// A disk has the setting in its queue, a partition in the disk's, which is the folder above; a file system without one
    /// block device (btrfs, nfs) has a backing device of its own.
    /// </summary>
    internal static ReadAhead? Find(string sys, uint major, uint minor)
    {
        var link = new DirectoryInfo($"{sys}/dev/block/{major}:{minor}");
        var device = link.Exists ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? link.FullName : link.FullName;
        string[] sources =
        [
            $"{device}/queue/read_ahead_kb",
            $"{Path.GetDirectoryName(device)}/queue/read_ahead_kb",
            $"{sys}/class/bdi/{major}:{minor}/read_ahead_kb",
        ];
        return sources.FirstOrDefault(File.Exists) is { } source ? Parse(File.ReadAllText(source), source) : null;
    }

    private static ReadAhead Parse(string text, string source) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kiB)
            ? new ReadAhead(kiB, source)
            : throw new InvalidDataException($"{source}: expected a number of KiB, found \"{text.Trim()}\"");
}
