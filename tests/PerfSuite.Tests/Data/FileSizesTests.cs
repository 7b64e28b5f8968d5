using System.Text.Json;
using PerfSuite.Data;

namespace PerfSuite.Tests.Data;

public class FileSizesTests
{
    private const long MiB = 1L << 20, GiB = 1L << 30;

    private static readonly Room Ample = new(32 * MiB, 128 << 10, 64 * GiB, 500 * GiB);

    [Theory]
    [InlineData(null, 512)]
    [InlineData(32L, 512)]
    [InlineData(260L, 576)]
    [InlineData(508L, 1024)]
    public void A_warm_file_is_twice_the_last_level_cache_in_whole_parts(long? cacheMiB, long fileMiB) =>
        Assert.Equal(fileMiB * MiB, FileSizes.For(Profile.Quick, Ample with { LastLevelCacheBytes = cacheMiB * MiB }).Warm.Bytes);

    [Theory]
    [InlineData(128, 128, 64)]
    [InlineData(8192, 256, 64)]
    [InlineData(16384, 512, 128)]
    public void Cold_files_have_many_windows_of_read_ahead(long readAheadKiB, long inOrderMiB, long atRandomMiB)
    {
        FileSizes sizes = FileSizes.For(Profile.Quick, Ample with { ReadAheadBytes = readAheadKiB << 10 });
        Assert.Equal((inOrderMiB * MiB, atRandomMiB * MiB), (sizes.Cold.Bytes, sizes.ColdRandom.Bytes));
    }

    [Fact]
    public void Full_has_the_documents_own_sizes() =>
        Assert.All(FileSizes.For(Profile.Full, Ample with { LastLevelCacheBytes = 508 * MiB, ReadAheadBytes = 8 * MiB }).All, size => Assert.Equal((4 * GiB, true), (size.Bytes, size.IsWhole)));

    [Theory]
    [InlineData(3 * 1024, 512, SizeBound.None)]
    [InlineData(2 * 1024 - 1, 256, SizeBound.Memory)]
    [InlineData(700, 128, SizeBound.Memory)]
    [InlineData(100, 16, SizeBound.Memory)]
    [InlineData(1, 2, SizeBound.Memory)]
    public void A_quarter_of_the_memory_bounds_a_file_and_halves_it(long availableMiB, long fileMiB, SizeBound bound)
    {
        FileSize warm = FileSizes.For(Profile.Quick, Ample with { AvailableMemoryBytes = availableMiB * MiB }).Warm;
        Assert.Equal((fileMiB * MiB, 512 * MiB, bound), (warm.Bytes, warm.WantedBytes, warm.Bound));
    }

    [Fact]
    public void So_does_a_quarter_of_the_disk_and_the_regime_says_which()
    {
        FileSize warm = FileSizes.For(Profile.Quick, Ample with { FreeDiskBytes = 1 * GiB }).Warm;
        Assert.Equal("The file has 256 MiB where 512 are wanted, as it may take a quarter of the free disk: the verdict is about files of that size only.", warm.Regime);
        Assert.Equal("", FileSizes.For(Profile.Quick, Ample).Warm.Regime);
    }

    [Theory]
    [InlineData(576)]
    [InlineData(1024)]
    public void However_small_a_file_is_whole_parts_or_a_power_of_two(long wantedMiB)
    {
        for (long available = 1 * MiB; available < 8 * GiB; available = available * 5 / 4)
        {
            long bytes = FileSize.Fitting(wantedMiB * MiB, 64 * MiB, Ample with { AvailableMemoryBytes = available }).Bytes;
            Assert.True(bytes % (64 * MiB) == 0 || (bytes < 64 * MiB && long.IsPow2(bytes)), $"{bytes}");
        }
    }

    [Fact]
    public void Another_process_reads_the_sizes_of_the_run()
    {
        FileSizes sizes = FileSizes.For(Profile.Quick, Ample with { AvailableMemoryBytes = 1 * GiB });
        Assert.Equal(sizes, JsonSerializer.Deserialize<FileSizes>(JsonSerializer.Serialize(sizes)));
    }
}
