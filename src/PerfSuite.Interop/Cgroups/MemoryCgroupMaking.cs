using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>Making groups, and finding those that a process which is gone has left behind.</summary>
internal static class MemoryCgroupMaking
{
    private const string Prefix = "perfsuite";

    internal static MemoryCgroup Create(MemoryCgroupSite site, string purpose, long limitBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limitBytes);
        if (purpose.Length == 0 || !purpose.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new ArgumentException($"Expected letters, digits and hyphens, found \"{purpose}\".", nameof(purpose));
        var folder = Path.Combine(site.Folder, $"{Prefix}-{Environment.ProcessId}-{purpose}");
        if (Directory.Exists(folder))
            throw new ArgumentException($"This process has a group for \"{purpose}\" already: {folder}", nameof(purpose));
        try
        {
            Directory.CreateDirectory(folder);
            return Prepare(site, folder, limitBytes);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            throw NoRight(site, refused);
        }
    }

    internal static int RemoveLeftovers(MemoryCgroupSite site)
    {
        return Directory.GetDirectories(site.Folder, $"{Prefix}-*-*").Where(IsOfDeadProcess)
            .Count(folder => IsRemoved(new MemoryCgroup(site.Version, folder)));
    }

    // What another user has left behind is that user's to remove; it does not keep this one from measuring.
    private static bool IsRemoved(MemoryCgroup leftover)
    {
        try
        {
            leftover.Dispose();
            return true;
        }
        catch (SystemCallException refused) when (refused.Errno == Errno.EACCES || refused.Errno == Errno.EPERM)
        {
            return false;
        }
    }

    private static MemoryCgroup Prepare(MemoryCgroupSite site, string folder, long limitBytes)
    {
        var group = new MemoryCgroup(site.Version, folder);
        group.Limit(limitBytes);

        // Whoever moves a process must have the right to write to the group above both places; asked for now, not later.
        FileDescriptor.Open(Path.Combine(site.Folder, "cgroup.procs"), OpenAccess.WriteOnly).Dispose();
        return group;
    }

    private static MemoryCgroupUnavailableException NoRight(MemoryCgroupSite site, Exception refused) => new(
        $"no group with a memory limit can be made in {site.Folder} ({refused.Message})",
        site.Version == 1
            ? "run as root"
            : "run as root, or in a scope of your service manager: systemd-run --user --scope COMMAND",
        refused);

    private static bool IsOfDeadProcess(string folder) =>
        int.TryParse(Path.GetFileName(folder).Split('-')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var maker)
        && !Directory.Exists($"/proc/{maker}");
}
