namespace PerfSuite.Interop.Tests;

public sealed class PageCacheTests : IDisposable
{
    private const int Pages = 64;
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_page_size_is_a_power_of_two_of_at_least_4096() =>
        Assert.True(int.IsPow2(PageCache.PageBytes) && PageCache.PageBytes >= 4096);

    [SkippableFact]
    public void Eviction_empties_the_cache_and_reading_fills_it()
    {
        using var file = OnDisk();
        Assert.Equal(0, PageCache.Evict(file));
        Assert.Equal(0, PageCache.ResidentPages(file));

        using var buffer = new NativeBuffer(Pages * PageCache.PageBytes);
        file.ReadExactly(buffer.Address, buffer.Bytes, 0);
        Assert.Equal(Pages, PageCache.ResidentPages(file));
    }

    [Fact]
    public void Residency_is_counted_for_a_range()
    {
        using var file = InMemory(Enumerable.Range(0, Pages));

        Assert.Equal(Pages, PageCache.ResidentPages(file));
        Assert.Equal(1, PageCache.ResidentPages(file, 0, 1));
        Assert.Equal(2, PageCache.ResidentPages(file, PageCache.PageBytes - 1, 2));
        Assert.Equal(3, PageCache.ResidentPages(file, (Pages - 3) * PageCache.PageBytes));
        Assert.Equal(0, PageCache.ResidentPages(file, (Pages + 10) * PageCache.PageBytes));
    }

    [SkippableFact]
    public void Both_ways_of_counting_agree()
    {
        Skip.IfNot(PageCache.HasCachestat, "no cachestat(2): mincore(2) is the only way");
        using var file = InMemory([0, 7, 8, 63]);

        foreach (var (offset, length) in new (long, long)[] { (0, 0), (7 * 4096, 4096), (100, 7 * 4096), (50_000, 0), (1 << 30, 0) })
            Assert.Equal(PageCache.ResidentPages(file, offset, length), Mincore.ResidentPages(file, offset, length));
        Assert.Equal(4, Mincore.ResidentPages(file, 0, 0));
    }

    [SkippableFact]
    public void Written_pages_are_dirty_until_they_are_synced()
    {
        Skip.IfNot(PageCache.HasCachestat, "no cachestat(2)");
        using var file = OnDisk();
        file.Sync();
        using var buffer = new NativeBuffer(PageCache.PageBytes);
        file.WriteExactly(buffer.Address, PageCache.PageBytes, 0);

        Assert.True(PageCache.Statistics(file, 0, PageCache.PageBytes).Dirty + PageCache.Statistics(file).Writeback > 0);
        file.Sync();
        var synced = PageCache.Statistics(file);
        Assert.Equal((0, 0), (synced.Dirty, synced.Writeback));
    }

    [SkippableFact]
    public void Mapped_pages_are_not_evicted_and_the_count_says_so()
    {
        using var file = OnDisk();
        using var mapping = Mapping.Create(file, 0, Pages * PageCache.PageBytes);
        for (var page = 0; page < Pages; page++)
            _ = mapping.Range.ByteAt((long)page * PageCache.PageBytes);

        Assert.True(PageCache.Evict(file) > 0);
    }

    [Fact]
    public void An_empty_file_has_no_page()
    {
        using var file = FileDescriptor.Open(_folder.File("empty", 0), OpenAccess.ReadWrite);
        Assert.Equal((0, 0), (PageCache.ResidentPages(file), Mincore.ResidentPages(file, 0, 0)));
    }

    [Fact]
    public void Negative_ranges_and_closed_files_are_refused()
    {
        var file = FileDescriptor.Open(_folder.File("data", 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => PageCache.Statistics(file, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PageCache.Statistics(file, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mincore.ResidentPages(file, -1, 0));
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => PageCache.ResidentPages(file));
        Assert.Throws<ObjectDisposedException>(() => PageCache.Evict(file));
    }

    public void Dispose() => _folder.Dispose();

    // A file in memory whose other pages are holes: nothing but this test changes which pages are resident.
    private static FileDescriptor InMemory(IEnumerable<int> residentPages)
    {
        var file = FileDescriptor.CreateMemory("residency");
        file.Truncate(Pages * PageCache.PageBytes);
        using var buffer = new NativeBuffer(1);
        foreach (var page in residentPages)
            file.WriteExactly(buffer.Address, 1, (long)page * PageCache.PageBytes);
        return file;
    }

    private FileDescriptor OnDisk()
    {
        var file = FileDescriptor.Open(_folder.File("data", Pages * PageCache.PageBytes), OpenAccess.ReadWrite);
        Skip.If(file.FileSystem.IsMemoryOnly, "the test's folder is in memory: nothing can be evicted");
        return file;
    }
}
