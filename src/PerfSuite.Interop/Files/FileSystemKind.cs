using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>The kind of a file system by its magic number (statfs(2), linux/magic.h).</summary>
public readonly record struct FileSystemKind(long Magic)
{
    /// <summary>As mount(8) names it; the number in hexadecimal where it is not known.</summary>
    public string Name => Magic switch
    {
        0xEF53 => "ext4", // ext2 and ext3 carry the same number and are mounted by the ext4 code.
        0x58465342 => "xfs",
        0x9123683E => "btrfs",
        0x01021994 => "tmpfs",
        0x858458F6 => "ramfs",
        0x794C7630 => "overlayfs",
        0x6969 => "nfs",
        0x2FC12FC1 => "zfs",
        0xF2F52010 => "f2fs",
        0xCA451A4E => "bcachefs",
        0x65735546 => "fuse",
        0x01021997 => "9p",
        0xFF534D42 => "cifs",
        0xFE534D42 => "smb2",
        0x2011BAB0 => "exfat",
        0x4D44 => "vfat",
        0x958458F6 => "hugetlbfs",
        0x73717368 => "squashfs",
        0xE0F5E1E2 => "erofs",
        0x00C36400 => "ceph",
        0x9FA0 => "proc",
        0x62656572 => "sysfs",
        0x27E0EB => "cgroup",
        0x63677270 => "cgroup2",
        _ => "0x" + Magic.ToString("x", CultureInfo.InvariantCulture),
    };

    /// <summary>Whether its files live in memory only, so that nothing is ever read from a device or evicted to one.</summary>
    public bool IsMemoryOnly => Name is "tmpfs" or "ramfs" or "hugetlbfs";

    /// <summary>Whether its files' pages are cached for another file system's inode, as those of overlayfs are: cachestat(2) asks a file's own inode and finds none
    /// of them, mincore(2) asks what a mapping would map and finds them all.</summary>
    public bool CachesElsewhere => Name == "overlayfs";

    /// <summary>The file system that a path lies on.</summary>
    /// <exception cref="SystemCallException">statfs(2) failed.</exception>
    public static FileSystemKind Of(string path) =>
        SystemCall.Statfs(path, out var type) == 0 ? new(type) : throw SystemCallException.Last("statfs", path);

    public override string ToString() => Name;
}
