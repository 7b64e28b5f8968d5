namespace PerfSuite.Interop.Tests;

public sealed class FileSystemMagicTests
{
    private static readonly Dictionary<string, string> NamesByMagic = new(StringComparer.Ordinal)
    {
        ["EXT4_SUPER_MAGIC"] = "ext4",
        ["XFS_SUPER_MAGIC"] = "xfs",
        ["BTRFS_SUPER_MAGIC"] = "btrfs",
        ["TMPFS_MAGIC"] = "tmpfs",
        ["RAMFS_MAGIC"] = "ramfs",
        ["OVERLAYFS_SUPER_MAGIC"] = "overlayfs",
        ["NFS_SUPER_MAGIC"] = "nfs",
        ["F2FS_SUPER_MAGIC"] = "f2fs",
        ["BCACHEFS_STATFS_MAGIC"] = "bcachefs",
        ["FUSE_SUPER_MAGIC"] = "fuse",
        ["V9FS_MAGIC"] = "9p",
        ["CIFS_SUPER_MAGIC"] = "cifs",
        ["SMB2_SUPER_MAGIC"] = "smb2",
        ["EXFAT_SUPER_MAGIC"] = "exfat",
        ["MSDOS_SUPER_MAGIC"] = "vfat",
        ["HUGETLBFS_MAGIC"] = "hugetlbfs",
        ["SQUASHFS_MAGIC"] = "squashfs",
        ["EROFS_SUPER_MAGIC_V1"] = "erofs",
        ["CEPH_SUPER_MAGIC"] = "ceph",
        ["PROC_SUPER_MAGIC"] = "proc",
        ["SYSFS_MAGIC"] = "sysfs",
        ["CGROUP_SUPER_MAGIC"] = "cgroup",
        ["CGROUP2_SUPER_MAGIC"] = "cgroup2",
    };

    [SkippableFact]
    public void The_magic_numbers_are_those_of_the_header()
    {
        const string header = "#include <linux/magic.h>";
        var defined = CProgram.MacrosOf(header);
        var values = CProgram.ValuesOf(header, NamesByMagic.Keys.Where(defined.ContainsKey));

        Assert.NotEmpty(values);
        Assert.All(values, magic => Assert.Equal(NamesByMagic[magic.Key], new FileSystemKind(magic.Value).Name));
    }

    [Fact]
    public void File_systems_outside_the_kernels_header_are_known_too() =>
        Assert.Equal("zfs", new FileSystemKind(0x2FC12FC1).Name);

    [Fact]
    public void An_unknown_file_system_goes_by_its_number() => Assert.Equal("0xabcdef", new FileSystemKind(0xABCDEF).ToString());

    [Fact]
    public void The_proc_file_system_is_recognised()
    {
        Assert.Equal("proc", FileSystemKind.Of("/proc").Name);
        using var file = FileDescriptor.Open("/proc/self/maps");
        Assert.Equal("proc", file.FileSystem.Name);
    }

    [Fact]
    public void Memory_only_file_systems_are_told_from_others()
    {
        using var file = FileDescriptor.CreateMemory("kind");
        Assert.True(file.FileSystem.IsMemoryOnly);
        Assert.False(new FileSystemKind(0xEF53).IsMemoryOnly);
    }

    [Fact]
    public void A_path_that_is_not_there_has_no_file_system()
    {
        var thrown = Assert.Throws<SystemCallException>(() => FileSystemKind.Of("/nowhere/at/all"));
        Assert.Equal("statfs /nowhere/at/all: ENOENT (No such file or directory)", thrown.Message);
    }
}
