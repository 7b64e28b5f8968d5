namespace PerfSuite.Interop.Tests;

public sealed class MappedRangeTests : IDisposable
{
    private const Protection ReadWrite = Protection.Read | Protection.Write;
    private static readonly int PageBytes = PageCache.PageBytes;
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_mapping_shows_the_bytes_of_the_file()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 3 * PageBytes));
        using var mapping = Mapping.Create(file, PageBytes, PageBytes + 100);
        using var buffer = new NativeBuffer(500);
        var range = mapping.Range;

        Assert.Equal(PageBytes + 100, range.Bytes);
        Assert.Equal(TempFolder.ByteOf(PageBytes + 5), range.ByteAt(5));
        Assert.Equal(TempFolder.ByteOf(PageBytes + 6), (byte)(range.WordAt(5) >> 8));
        Assert.Equal(TempFolder.ByteOf(PageBytes + 7), range.ReadOnlySpan(7, 1)[0]);
        range.CopyTo(200, buffer.Address, 500);
        Assert.True(range.ReadOnlySpan(200, 500).SequenceEqual(buffer.Span(0, 500)));
    }

    [Fact]
    public void Blocks_are_copied_one_after_the_other_and_their_ends_added_up()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 3 * PageBytes));
        using var mapping = Mapping.Create(file, 0, 3 * PageBytes);
        using var buffer = new NativeBuffer(100);
        var range = mapping.Range;
        long[] offsets = [200, 0, 3 * PageBytes - 100];

        var sum = range.CopyBlocks(offsets, 100, buffer);

        Assert.Equal(offsets.Aggregate(0UL, (s, at) => unchecked(s + range.WordAt(at) + range.WordAt(at + 92))), sum);
        Assert.True(range.ReadOnlySpan(3 * PageBytes - 100, 100).SequenceEqual(buffer.Span(0, 100)));
    }

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(1, 100)]
    [InlineData(0, 7)]
    [InlineData(0, 101)]
    public void A_block_outside_of_range_or_buffer_is_refused(long offset, int blockBytes)
    {
        using var file = FileDescriptor.Open(_folder.File("data", 100));
        using var mapping = Mapping.Create(file, 0, 100);
        using var buffer = new NativeBuffer(100);
        var range = mapping.Range;

        Assert.Throws<ArgumentOutOfRangeException>(() => range.CopyBlocks([0, offset], blockBytes, buffer));
    }

    [Fact]
    public void Stores_through_a_shared_mapping_reach_the_file()
    {
        using var file = FileDescriptor.Open(_folder.File("data", PageBytes), OpenAccess.ReadWrite);
        using (var mapping = Mapping.Create(file, 0, PageBytes, ReadWrite))
        {
            var range = mapping.Range;
            range.SetByte(0, 0xAB);
            range.SetWord(9, 0x0102030405060708);
            range.Span(100, 2).Fill(0xCD);
            range.Sync();
            range.Sync(wait: false);
        }

        var bytes = File.ReadAllBytes(_folder["data"]);
        Assert.Equal((0xAB, 8, 1, 0xCD), (bytes[0], bytes[9], bytes[16], bytes[101]));
        Assert.Equal(TempFolder.ByteOf(8), bytes[8]);
    }

    [Fact]
    public void Stores_through_a_private_mapping_do_not()
    {
        using var file = FileDescriptor.Open(_folder.File("data", PageBytes));
        using var mapping = Mapping.Create(file, 0, PageBytes, ReadWrite, MapFlags.Private);
        mapping.Range.SetByte(0, 0xAB);

        Assert.Equal(0xAB, mapping.Range.ByteAt(0));
        Assert.Equal(TempFolder.ByteOf(0), File.ReadAllBytes(_folder["data"])[0]);
    }

    [Fact]
    public void An_offset_that_begins_no_page_is_EINVAL()
    {
        using var file = FileDescriptor.Open(_folder.File("data", PageBytes));

        var named = Assert.Throws<SystemCallException>(() => Mapping.Create(file, 1, 10));
        Assert.Equal($"mmap {file.Path} (10 bytes at offset 1): EINVAL (Invalid argument)", named.Message);
        var bare = Assert.Throws<SystemCallException>(() => MappedRange.Map(file.Number, 1, 10));
        Assert.Equal($"mmap 10 bytes at offset 1 of descriptor {file.Number}: EINVAL (Invalid argument)", bare.Message);
    }

    [Fact]
    public void Mapping_for_writing_what_was_opened_for_reading_is_EACCES()
    {
        using var file = FileDescriptor.Open(_folder.File("data", PageBytes));
        Assert.Equal(Errno.EACCES, Assert.Throws<SystemCallException>(() => Mapping.Create(file, 0, 1, ReadWrite)).Errno);
    }

    [Fact]
    public void What_lies_outside_is_refused()
    {
        using var mapping = Mapping.CreateAnonymous(100);
        var range = mapping.Range;

        Assert.Throws<ArgumentOutOfRangeException>(() => range.ByteAt(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.ByteAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.WordAt(93));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.SetByte(100, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.SetWord(93, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.Sum(50, 51));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.CopyTo(0, 0, 101));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.CopyFrom(0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.Slice(100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => range.Span(99, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(MappedRange).ByteAt(0));
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => range.ReadOnlySpan(98, 3));
        Assert.StartsWith("3 bytes from offset 98 do not lie within the range's 100 bytes.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unmapping_the_middle_leaves_two_areas()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 3 * PageBytes));
        var range = MappedRange.Map(file.Number, 0, 3L * PageBytes);
        Assert.Equal<IEnumerable<long>>([0], MappedOffsets());
        range.Slice(PageBytes, PageBytes).Unmap();

        Assert.Equal<IEnumerable<long>>([0, 2 * PageBytes], MappedOffsets());
        // Page by page: in the gap another thread may have mapped something meanwhile, and the process would end without it.
        range.Slice(0, PageBytes).Unmap();
        range.Slice(2 * PageBytes, PageBytes).Unmap();
        Assert.Empty(MappedOffsets());
    }

    [Fact]
    public void A_failed_operation_names_the_range()
    {
        using var mapping = Mapping.CreateAnonymous(PageBytes);
        var odd = new MappedRange(mapping.Range.Address + 1, 10);
        var subject = $"10 bytes at 0x{odd.Address:x}: EINVAL (Invalid argument)";

        Assert.Equal($"munmap {subject}", Assert.Throws<SystemCallException>(odd.Unmap).Message);
        Assert.Equal($"msync {subject}", Assert.Throws<SystemCallException>(() => odd.Sync()).Message);
        Assert.Equal($"madvise {subject}", Assert.Throws<SystemCallException>(() => odd.Advise(MemoryAdvice.Normal)).Message);
        Assert.Equal($"mprotect {subject}", Assert.Throws<SystemCallException>(() => odd.Protect(Protection.Read)).Message);
    }

    [Fact]
    public void Protection_changes_the_rights_of_the_area()
    {
        using var mapping = Mapping.CreateAnonymous(PageBytes);
        mapping.Range.Protect(Protection.None);
        Assert.Equal(Protection.None, MemoryMap.Read().Covering(mapping.Range.Address)!.Rights);
    }

    [Fact]
    public void Mapping_and_unmapping_allocate_nothing()
    {
        using var file = FileDescriptor.Open(_folder.File("data", PageBytes));
        MappedRange.Map(file.Number, 0, PageBytes).Unmap();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            MappedRange.Map(file.Number, 0, PageBytes).Unmap();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Ranges_are_equal_by_address_and_length()
    {
        var range = new MappedRange(4096, 10);
        Assert.True(range == new MappedRange(4096, 10));
        Assert.True(range != new MappedRange(4096, 11));
        Assert.True(range.Equals((object)new MappedRange(4096, 10)));
        Assert.Equal(range.GetHashCode(), new MappedRange(4096, 10).GetHashCode());
    }

    [Fact]
    public void A_disposed_mapping_is_unmapped_and_hands_out_no_range()
    {
        using var file = FileDescriptor.Open(_folder.File("data", PageBytes));
        var mapping = Mapping.Create(file, 0, PageBytes);
        Assert.Single(MappedOffsets());
        mapping.Dispose();
        mapping.Dispose();

        Assert.Empty(MappedOffsets());
        Assert.Throws<ObjectDisposedException>(() => mapping.Range);
    }

    public void Dispose() => _folder.Dispose();

    // By file, not by address: other threads may map what was unmapped here.
    private List<long> MappedOffsets() =>
        [.. MemoryMap.Read().Areas.Where(area => string.Equals(area.Path, _folder["data"], StringComparison.Ordinal)).Select(area => area.Offset)];
}
