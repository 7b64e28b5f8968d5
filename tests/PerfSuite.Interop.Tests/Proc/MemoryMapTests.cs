namespace PerfSuite.Interop.Tests;

public sealed class MemoryMapTests
{
    private const string Sample =
        "55a6cacf5000-55a6cacf7000 r--p 00002000 fe:00 247629                     /usr/bin/a program (deleted)\n" +
        "7f0000000000-7f0000001000 rw-s 00000000 00:01 17                         /memfd:scratch (deleted)\n" +
        "7f0000002000-7f0000003000 ---p 00000000 00:00 0 \n" +
        "7ffd3a1bb000-7ffd3a1dc000 rwxp 00000000 00:00 0                          [stack]\n" +
        "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\n";

    [Fact]
    public void Every_field_of_an_area_is_read()
    {
        Assert.Equal(
            new MemoryArea(
                At(0x55a6cacf5000), At(0x55a6cacf7000), Protection.Read, false, 0x2000, "fe:00", 247629, "/usr/bin/a program (deleted)"),
            MemoryMap.Parse(Sample).Areas[0]);
    }

    [Fact]
    public void Rights_and_sharing_are_told_apart()
    {
        var areas = MemoryMap.Parse(Sample).Areas;

        Assert.Equal((Protection.Read | Protection.Write, true), (areas[1].Rights, areas[1].Shared));
        Assert.Equal((Protection.None, false, ""), (areas[2].Rights, areas[2].Shared, areas[2].Path));
        Assert.Equal(Protection.Read | Protection.Write | Protection.Execute, areas[3].Rights);
        Assert.Equal((0x21000, "[stack]"), (areas[3].Bytes, areas[3].Path));
    }

    [Fact]
    public void An_area_covers_its_first_byte_and_not_the_one_behind_it()
    {
        var map = MemoryMap.Parse(Sample);

        Assert.Equal("/memfd:scratch (deleted)", map.Covering(At(0x7f0000000000))?.Path);
        Assert.Null(map.Covering(At(0x7f0000001000)));
        Assert.Equal("[vsyscall]", map.Covering(At(0xffffffffff600800))?.Path);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("1000-2000 r--p 0 00:00")]
    [InlineData("1000_2000 r--p 00000000 00:00 0 ")]
    [InlineData("1000-2000 r-p 00000000 00:00 0 ")]
    [InlineData("1000-2000 r--p 00000000 00:00 x ")]
    public void What_is_not_an_area_is_refused(string line)
    {
        var thrown = Assert.Throws<InvalidDataException>(() => MemoryMap.Parse(line));
        Assert.Contains($"found \"{line}\"", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_without_memory_has_no_area() => Assert.Empty(MemoryMap.Parse("").Areas);

    [Fact]
    public void A_new_mapping_is_an_area_of_whole_pages_with_its_file()
    {
        using var folder = new TempFolder();
        using var file = FileDescriptor.Open(folder.File("seven", 7));
        using var mapping = Mapping.Create(file, 0, 7);

        var area = MemoryMap.Read().Covering(mapping.Range.Address)!;
        Assert.Equal((PageCache.PageBytes, Protection.Read, true), (area.Bytes, area.Rights, area.Shared));
        Assert.Equal(folder["seven"], area.Path);
    }

    private static nint At(ulong address) => unchecked((nint)address);
}
