namespace PerfSuite.Interop;

/// <summary>The group below which this process can make groups with a memory limit.</summary>
internal sealed record MemoryCgroupSite(int Version, string Folder)
{
    /// <exception cref="MemoryCgroupUnavailableException">There is none, with the reason and the remedy.</exception>
    internal static MemoryCgroupSite Find() =>
        Find(CgroupMount.Find(File.ReadAllText("/proc/self/mountinfo")), File.ReadAllText("/proc/self/cgroup"));

    internal static MemoryCgroupSite Find(CgroupMount? mount, string membership)
    {
        if (mount is null)
            throw new MemoryCgroupUnavailableException(
                "no control groups are mounted", "mount them, as in: mount -t cgroup2 none /sys/fs/cgroup");
        if (mount.IsReadOnly)
            throw new MemoryCgroupUnavailableException(
                $"the memory control groups, version {mount.Version}, are mounted read-only at {mount.Folder}",
                "run outside of the container, or start the container with its control groups writable");
        var own = mount.FolderOf(membership);
        return new MemoryCgroupSite(mount.Version, mount.Version == 1 ? own : Delegating(own, mount.Folder));
    }

    // Version 2 hands a controller to the children of a group only where the group says so, and a group with processes of
    // its own, as ours is, cannot say so: the nearest group above that does is where ours can have a sibling.
    private static string Delegating(string own, string top)
    {
        for (var group = own; group.Length >= top.Length; group = Path.GetDirectoryName(group)!)
            if (ControlFile.Lists($"{group}/cgroup.subtree_control", "memory"))
                return group;
        if (!ControlFile.Lists($"{top}/cgroup.controllers", "memory"))
            throw new MemoryCgroupUnavailableException(
                $"the control groups at {top}, version 2, have no memory controller",
                "boot without cgroup_disable=memory, and without a version 1 memory hierarchy that holds the controller");
        throw new MemoryCgroupUnavailableException(
            $"no group from {own} up to {top} hands the memory controller on to its children",
            "run in a scope of your service manager: systemd-run --user --scope COMMAND; " +
            $"or as root: echo +memory > {top}/cgroup.subtree_control");
    }
}
