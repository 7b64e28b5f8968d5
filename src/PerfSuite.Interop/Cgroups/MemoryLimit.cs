using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>How much memory this process may use, as its memory cgroup and the groups above it allow.</summary>
/// <param name="Bytes">The lowest limit of all of them.</param>
/// <param name="Group">The group's folder from which the limit comes.</param>
public sealed record MemoryLimit(long Bytes, string Group)
{
    // Version 1 says "unlimited" by the highest multiple of the page size that fits.
    private const long PracticallyUnlimited = 1L << 62;

    /// <summary>The limit in force; null where there is none.</summary>
    /// <exception cref="IOException">The group's files cannot be read.</exception>
    public static MemoryLimit? Read() =>
        CgroupMount.Find(File.ReadAllText("/proc/self/mountinfo")) is { } mount
            ? Find(mount, File.ReadAllText("/proc/self/cgroup"))
            : null;

    internal static MemoryLimit? Find(CgroupMount mount, string membership)
    {
        var folder = mount.FolderOf(membership);
        var limits = mount.Version == 1 ? [OfVersion1(folder)] : OfVersion2(folder, mount.Folder);
        return limits.Where(limit => limit is { Bytes: < PracticallyUnlimited }).MinBy(limit => limit!.Bytes);
    }

    // The kernel itself takes the lowest limit up to the root, groups that a container does not show included.
    private static MemoryLimit OfVersion1(string folder) =>
        new(NamedRows.Parse(File.ReadAllText($"{folder}/memory.stat"), $"{folder}/memory.stat").Count("hierarchical_memory_limit"), folder);

    private static IEnumerable<MemoryLimit?> OfVersion2(string folder, string top)
    {
        for (var group = folder; ; group = Path.GetDirectoryName(group)!)
        {
            var file = $"{group}/memory.max"; // The root group has none, nor has one without the controller.
            if (File.Exists(file) && File.ReadAllText(file).Trim() is var text && text is not "max")
                yield return new MemoryLimit(Parse(text, file), group);
            if (group.Length <= top.Length)
                yield break;
        }
    }

    private static long Parse(string text, string file) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : throw new InvalidDataException($"{file}: expected \"max\" or a number of bytes, found \"{text}\"");
}
