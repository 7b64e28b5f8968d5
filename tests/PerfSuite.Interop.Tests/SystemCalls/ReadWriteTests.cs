namespace PerfSuite.Interop.Tests;

public sealed class ReadWriteTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Pread_returns_the_bytes_at_the_offset()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 5000));
        using var buffer = new NativeBuffer(4096);

        Assert.Equal(100, SystemCall.Pread(file.Number, buffer.Address, 100, 3000));
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(TempFolder.ByteOf(3000 + i), buffer.Span(i, 1)[0]));
    }

    [Fact]
    public void Pread_comes_short_at_the_end_and_returns_nothing_behind_it()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 5000));
        using var buffer = new NativeBuffer(4096);

        Assert.Equal(904, SystemCall.Pread(file.Number, buffer.Address, 4096, 4096));
        Assert.Equal(0, SystemCall.Pread(file.Number, buffer.Address, 4096, 5000));
    }

    [Fact]
    public void Read_moves_the_position_and_lseek_sets_it()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 5000));
        using var buffer = new NativeBuffer(16);

        Assert.Equal(16, SystemCall.Read(file.Number, buffer.Address, 16));
        Assert.Equal(16, SystemCall.Lseek(file.Number, 0, SeekFrom.Current));
        Assert.Equal(4990, SystemCall.Lseek(file.Number, -10, SeekFrom.End));
        Assert.Equal(10, SystemCall.Read(file.Number, buffer.Address, 16));
        Assert.Equal(TempFolder.ByteOf(4990), buffer.Span(0, 1)[0]);
        Assert.Equal(7, SystemCall.Lseek(file.Number, 7, SeekFrom.Start));
    }

    [Fact]
    public void Writes_reach_the_file()
    {
        using var file = FileDescriptor.Open(_folder["new"], OpenAccess.ReadWrite, OpenOptions.Create | OpenOptions.Exclusive);
        using var buffer = new NativeBuffer(8);
        buffer.Fill(0xA5);

        Assert.Equal(8, SystemCall.Write(file.Number, buffer.Address, 8));
        Assert.Equal(3, SystemCall.Pwrite(file.Number, buffer.Address, 3, 20));
        var expected = Enumerable.Repeat((byte)0xA5, 8).Concat(new byte[12]).Concat(Enumerable.Repeat((byte)0xA5, 3));
        Assert.Equal(expected, File.ReadAllBytes(_folder["new"]));
    }

    [Fact]
    public void Preadv2_reads_like_pread()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 5000));
        using var buffer = new NativeBuffer(100);

        Assert.Equal(100, SystemCall.Preadv2(file.Number, buffer.Address, 100, 4000, ReadFlags.None));
        Assert.Equal(TempFolder.ByteOf(4099), buffer.Span(99, 1)[0]);
    }

    [SkippableFact]
    public void Preadv2_without_waiting_refuses_what_is_not_in_the_cache()
    {
        // The miss starts a read: a device that answers before the kernel looks again leaves nothing to refuse. For a page it does so again and again
        // in some processes; so it is asked for much, and more than once.
        const int bytes = 1 << 20;
        using var file = FileDescriptor.Open(_folder.File("data", bytes), OpenAccess.ReadWrite);
        Skip.If(file.FileSystem.IsMemoryOnly, "the test's folder is in memory: nothing can be evicted");
        using var buffer = new NativeBuffer(bytes);

        nint read = 0;
        for (var attempt = 0; attempt < 50 && read >= 0; attempt++)
        {
            Assert.Equal(0, PageCache.Evict(file));
            read = SystemCall.Preadv2(file.Number, buffer.Address, bytes, 0, ReadFlags.NoWait);
        }

        Assert.Equal(-1, read);
        var errno = Errno.Last;
        Skip.If(errno == Errno.EOPNOTSUPP, $"{file.FileSystem} cannot read without waiting");
        Assert.Equal(Errno.EAGAIN, errno);
    }

    [Fact]
    public void A_call_on_what_is_not_open_fails_with_EBADF()
    {
        Assert.All(
            new Func<long>[]
            {
                () => SystemCall.Read(-1, 0, 0),
                () => SystemCall.Pread(-1, 0, 0, 0),
                () => SystemCall.Write(-1, 0, 0),
                () => SystemCall.Pwrite(-1, 0, 0, 0),
                () => SystemCall.Preadv2(-1, 0, 0, 0, ReadFlags.None),
                () => SystemCall.Lseek(-1, 0, SeekFrom.Start),
                () => SystemCall.Fsync(-1),
                () => SystemCall.Fdatasync(-1),
                () => SystemCall.Ftruncate(-1, 0),
                () => SystemCall.Fallocate(-1, 0, 1),
                () => SystemCall.PosixFadvise(-1, 0, 0, FileAdvice.Normal),
                () => SystemCall.Close(-1),
                () => SystemCall.Mmap(0, 4096, Protection.Read, MapFlags.Shared, -1, 0),
                () => SystemCall.Statx(-1, out _),
                () => SystemCall.Fstatfs(-1, out _),
            },
            call => Assert.Equal((-1, Errno.EBADF), (call(), Errno.Last)));
    }

    [Fact]
    public void The_empty_call_succeeds_and_names_the_parent() =>
        Assert.Equal(File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ')[2], SystemCall.EmptyCall().ToString());

    public void Dispose() => _folder.Dispose();
}
