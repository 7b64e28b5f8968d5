namespace PerfSuite.Interop.Tests;

public sealed class CpuInfoTests
{
    private const string X64 =
        "processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC 9965: odd\nflags\t\t: fpu erms fsrm hypervisor\npower management:\n\n" +
        "processor\t: 1\nmodel name\t: AMD EPYC\nflags\t\t: fpu\npower management:\n\n";

    private const string Arm64 =
        "processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd sve\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd0c\n\n";

    [Fact]
    public void An_x64_processor_names_itself()
    {
        var cpu = CpuInfo.Parse(X64, 32 << 20);

        Assert.Equal(("AMD EPYC 9965: odd", "AuthenticAMD", 2, 32 << 20), (cpu.ModelName, cpu.Vendor, cpu.LogicalProcessors, cpu.LastLevelCacheBytes));
        Assert.Contains("fsrm", cpu.Flags);
        Assert.DoesNotContain("avx2", cpu.Flags);
    }

    [Fact]
    public void An_arm64_processor_goes_by_its_part_number()
    {
        var cpu = CpuInfo.Parse(Arm64);

        Assert.Equal(("implementer 0x41 part 0xd0c", "0x41", 1), (cpu.ModelName, cpu.Vendor, cpu.LogicalProcessors));
        Assert.Contains("sve", cpu.Flags);
        Assert.Null(cpu.LastLevelCacheBytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("model name : X\n")]
    [InlineData("processor : 0\n")]
    public void What_names_no_processor_is_refused(string text) => Assert.Throws<InvalidDataException>(() => CpuInfo.Parse(text));

    [Fact]
    public void The_largest_cache_level_counts_whatever_its_index()
    {
        using var folder = new TempFolder();
        Cache(folder, "index0", "3", "32768K\n");
        Cache(folder, "index1", "1", "48K\n");
        Cache(folder, "index2", "2", "1024K\n");

        Assert.Equal(32 << 20, LastLevelCache.Bytes(folder.Folder));
    }

    [Fact]
    public void Caches_that_the_kernel_does_not_tell_are_absent()
    {
        using var folder = new TempFolder();
        Assert.Null(LastLevelCache.Bytes(folder["missing"]));
        Assert.Null(LastLevelCache.Bytes(folder.Folder));
    }

    [Fact]
    public void A_cache_size_in_another_form_is_refused()
    {
        using var folder = new TempFolder();
        Cache(folder, "index0", "1", "48 kB\n");
        Assert.Throws<InvalidDataException>(() => LastLevelCache.Bytes(folder.Folder));
    }

    [Fact]
    public void This_machine_has_processors() => Assert.True(CpuInfo.Read().LogicalProcessors >= Environment.ProcessorCount);

    private static void Cache(TempFolder folder, string index, string level, string size)
    {
        Directory.CreateDirectory(folder[index]);
        File.WriteAllText(Path.Combine(folder[index], "level"), level + "\n");
        File.WriteAllText(Path.Combine(folder[index], "size"), size);
    }

    [Theory]
    [InlineData(0x1c004163, 0x03c0003f, 0x0007fff, 32 << 20)]
    [InlineData(0x04000021, 0x01c0003f, 0x3f, 32 << 10)]
    public void A_cache_is_ways_by_partitions_by_lines_by_sets(int eax, int ebx, int ecx, long bytes) => Assert.Equal(bytes, LastLevelCache.Decode((eax, ebx, ecx, 0)));

    [Fact]
    public void A_leaf_without_a_type_is_no_cache() => Assert.Null(LastLevelCache.Decode((0, 0x03c0003f, 0x7fff, 0)));
}
