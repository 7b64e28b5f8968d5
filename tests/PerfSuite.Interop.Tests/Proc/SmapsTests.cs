namespace PerfSuite.Interop.Tests;

public sealed class SmapsTests
{
    private const string Rows =
        "Rss:                1728 kB\nPss:                 599 kB\nPss_Dirty:           112 kB\nShared_Clean:       1552 kB\n" +
        "Shared_Dirty:          4 kB\nPrivate_Clean:        64 kB\nPrivate_Dirty:       108 kB\nReferenced:         1728 kB\n" +
        "Anonymous:           112 kB\nAnonHugePages:         0 kB\nSwap:                  8 kB\n";

    private const string Rollup = "5650826a6000-7ffd3a1bb000 ---p 00000000 00:00 0                          [rollup]\n" + Rows;

    private const string Smaps =
        "1000-3000 r--p 00000000 fe:00 9                     /usr/bin/head: odd\nSize: 8 kB\n" + Rows + "VmFlags: rd mr mw me \n" +
        "4000-5000 rw-p 00000000 00:00 0 \nSize: 4 kB\nKernelPageSize: 4 kB\n" + Rows + "THPeligible:           0\n";

    private static readonly MemoryRollup Expected = new(
        1728 << 10, 599 << 10, 1552 << 10, 4 << 10, 64 << 10, 108 << 10, 112 << 10, 0, 8 << 10);

    [Fact]
    public void A_rollup_is_read_in_bytes() => Assert.Equal(Expected, MemoryRollup.Parse(Rollup));

    [Fact]
    public void Every_entry_has_its_area_and_its_numbers()
    {
        var entries = SmapsEntry.Parse(Smaps);

        Assert.Equal(("/usr/bin/head: odd", ""), (entries[0].Area.Path, entries[1].Area.Path));
        Assert.All(entries, entry => Assert.Equal(Expected, entry.Memory));
    }

    [Fact]
    public void A_rollup_of_several_areas_or_none_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => MemoryRollup.Parse(Smaps));
        Assert.Throws<InvalidDataException>(() => MemoryRollup.Parse(""));
    }

    [Fact]
    public void A_missing_row_is_named_with_its_area()
    {
        var thrown = Assert.Throws<InvalidDataException>(() => MemoryRollup.Parse("1000-2000 r--p 00000000 00:00 0 \nRss: 4 kB\n"));
        Assert.Equal("/proc/PID/smaps, \"1000-2000 r--p 00000000 00:00 0 \" has no row Pss; it has Rss", thrown.Message);
    }

    [Fact]
    public void Written_pages_of_a_private_mapping_are_private_and_dirty()
    {
        using var folder = new TempFolder();
        using var file = FileDescriptor.Open(folder.File("data", 8 * PageCache.PageBytes));
        using var mapping = Mapping.Create(file, 0, 8 * PageCache.PageBytes, Protection.Read | Protection.Write, MapFlags.Private);
        mapping.Range.SetByte(0, 1);
        mapping.Range.SetByte(5 * PageCache.PageBytes, 1);

        var entry = MemoryRollup.SmapsOf(mapping.Range.Address);
        Assert.Equal(2 * PageCache.PageBytes, entry.Memory.PrivateDirty);
        Assert.Equal(2 * PageCache.PageBytes, entry.Memory.Anonymous);
        Assert.Equal(folder["data"], entry.Area.Path);
    }

    [Fact]
    public void Where_nothing_is_mapped_there_is_no_entry() => Assert.Throws<ArgumentException>(() => MemoryRollup.SmapsOf(1));

    [Fact]
    public void This_process_has_resident_memory()
    {
        var memory = MemoryRollup.Read();
        Assert.InRange(memory.Pss, 1, memory.Rss);
    }
}
