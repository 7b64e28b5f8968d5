using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfSuite.Interop;

/// <summary>Where the memory cgroups are mounted.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="Root">The group that the mount shows as its top: "/" outside a container.</param>
/// <param name="Folder">The mount point.</param>
/// <param name="IsReadOnly">Whether groups can be made at all.</param>
internal sealed partial record CgroupMount(int Version, string Root, string Folder, bool IsReadOnly)
{
    /// <summary>
    /// A mounted version 1 memory hierarchy has the controller; otherwise version 2 may. Null where neither is mounted.
    /// </summary>
    /// <param name="mountInfo">/proc/self/mountinfo.</param>
    internal static CgroupMount? Find(string mountInfo)
    {
        var mounts = mountInfo.Split('\n').Select(line => line.Split(" - ", 2)).Where(line => line.Length == 2)
            .Select(line => (Mount: line[0].Split(' '), Source: line[1].Split(' '))).ToList();
        var version1 = mounts.Find(mount => mount.Source[0] is "cgroup" && mount.Source[2].Split(',').Contains("memory"));
        if (version1.Mount is not null)
            return Of(1, version1.Mount);
        var version2 = mounts.Find(mount => mount.Source[0] is "cgroup2");
        return version2.Mount is null ? null : Of(2, version2.Mount);
    }

    /// <summary>The folder of the group that a process is in; the mount point where that group lies outside the mount.</summary>
    /// <param name="membership">/proc/PID/cgroup: lines "ID:CONTROLLERS:/GROUP".</param>
    /// <exception cref="InvalidDataException">There is no line for this hierarchy.</exception>
    internal string FolderOf(string membership)
    {
        var group = membership.Split('\n').Select(line => line.Split(':', 3)).FirstOrDefault(IsMine)?[2]
            ?? throw new InvalidDataException($"/proc/PID/cgroup: expected a line of the memory hierarchy, version {Version}");
        var folder = Folder + Below(group);
        return Directory.Exists(folder) ? folder : Folder;
    }

    private bool IsMine(string[] line) =>
        line.Length == 3 && (Version == 2 ? line[0] is "0" : line[1].Split(',').Contains("memory"));

    // A group beside or above what a container may see is written with "..": it has no folder here.
    private string Below(string group)
    {
        var top = Root.TrimEnd('/');
        return group.StartsWith(top + "/", StringComparison.Ordinal) && !group.Contains("/..", StringComparison.Ordinal)
            ? group[top.Length..].TrimEnd('/')
            : "";
    }

    private static CgroupMount Of(int version, string[] mount) =>
        new(version, Unescape(mount[3]), Unescape(mount[4]), mount[5].Split(',').Contains("ro"));

    // The kernel writes blanks and the like in paths as three octal digits.
    private static string Unescape(string path) =>
        Octal().Replace(path, match => ((char)Convert.ToInt32(match.Value[1..], 8)).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\\[0-7]{3}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Octal();
}
