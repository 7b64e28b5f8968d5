namespace PerfSuite.Interop.Tests;

public sealed class FileDescriptorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Length_follows_truncation_and_allocation()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 100), OpenAccess.ReadWrite);
        Assert.Equal(100, file.Length);
        file.Truncate(7);
        Assert.Equal(7, file.Length);
        file.Allocate(0, 8192);
        Assert.Equal(8192, file.Length);
    }

    [Fact]
    public void A_file_in_memory_has_no_path_but_is_a_file()
    {
        using var file = FileDescriptor.CreateMemory("scratch");
        file.Truncate(4096);

        Assert.Equal(("memfd:scratch", 4096), (file.Path, file.Length));
        Assert.StartsWith("/memfd:scratch", new FileInfo($"/proc/self/fd/{file.Number}").LinkTarget, StringComparison.Ordinal);
        var tooLong = Assert.Throws<SystemCallException>(() => FileDescriptor.CreateMemory(new string('x', 250)));
        Assert.Equal(("memfd_create", Errno.EINVAL), (tooLong.Call, tooLong.Errno));
    }

    [Fact]
    public void What_is_written_exactly_is_read_exactly()
    {
        using var file = FileDescriptor.Open(_folder["new"], OpenAccess.ReadWrite, OpenOptions.Create);
        using var written = new NativeBuffer(10_000);
        using var read = new NativeBuffer(10_000);
        for (var i = 0; i < 10_000; i++)
            written.Span(i, 1)[0] = TempFolder.ByteOf(i);

        file.WriteExactly(written.Address, 10_000, 123);
        file.ReadExactly(read.Address, 10_000, 123);

        Assert.True(written.Span(0, 10_000).SequenceEqual(read.Span(0, 10_000)));
        Assert.Equal(10_123, file.Length);
    }

    [Fact]
    public void Reading_beyond_the_end_says_what_was_expected_and_what_was_there()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 100));
        using var buffer = new NativeBuffer(100);

        var thrown = Assert.Throws<EndOfStreamException>(() => file.ReadExactly(buffer.Address, 60, 50));
        Assert.Equal($"pread {file.Path}: expected 60 bytes from offset 50, got 50", thrown.Message);
    }

    [Fact]
    public void Short_transfers_are_completed()
    {
        using var file = FileDescriptor.Open(_folder["new"], OpenAccess.ReadWrite, OpenOptions.Create);
        using var buffer = new NativeBuffer(3 * 1000);
        var calls = 0;

        ExactTransfer.Transfer(
            (fd, address, count, offset) =>
            {
                calls++;
                return SystemCall.Pwrite(fd, address, Math.Min(count, 1000), offset);
            },
            "pwrite",
            file,
            buffer.Address,
            3000,
            0);

        Assert.Equal((3, 3000), (calls, file.Length));
    }

    [Fact]
    public void Writing_to_what_was_opened_for_reading_names_the_file_and_the_place()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 100));
        using var buffer = new NativeBuffer(100);

        var thrown = Assert.Throws<SystemCallException>(() => file.WriteExactly(buffer.Address, 60, 50));
        Assert.Equal($"pwrite {file.Path} (60 bytes at offset 50): EBADF (Bad file descriptor)", thrown.Message);
        Assert.Equal(Errno.EINVAL, Assert.Throws<SystemCallException>(() => file.Truncate(1)).Errno);
        Assert.Equal(Errno.EBADF, Assert.Throws<SystemCallException>(() => file.Allocate(0, 1)).Errno);
    }

    [Fact]
    public void Syncing_and_advising_succeed_on_a_file_and_fail_on_a_pipe()
    {
        using var file = FileDescriptor.Open(_folder.File("data", 100), OpenAccess.ReadWrite);
        file.Sync();
        file.DataSync();
        file.Advise(FileAdvice.Sequential);

        using var pipe = Pipe.Create();
        Assert.Equal(Errno.EINVAL, Assert.Throws<SystemCallException>(pipe.ReadEnd.Sync).Errno);
        Assert.Equal(Errno.EINVAL, Assert.Throws<SystemCallException>(pipe.ReadEnd.DataSync).Errno);
        Assert.Equal(Errno.ESPIPE, Assert.Throws<SystemCallException>(() => pipe.ReadEnd.Advise(FileAdvice.Normal)).Errno);
    }

    [Fact]
    public void A_pipe_says_how_much_it_holds()
    {
        using var pipe = Pipe.Create();
        using var memory = FileDescriptor.CreateMemory("no pipe");
        Assert.InRange(pipe.CapacityBytes, PageCache.PageBytes, 1 << 30);
        Assert.Equal((-1, Errno.EBADF), (SystemCall.PipeCapacity(memory.Number), Errno.Last));
    }

    [Fact]
    public void What_is_written_to_a_pipe_comes_out_of_its_other_end()
    {
        using var pipe = Pipe.Create();
        using var buffer = new NativeBuffer(8);
        buffer.Fill(9);
        Assert.Equal(5, SystemCall.Write(pipe.WriteEnd.Number, buffer.Address, 5));
        buffer.Fill(0);
        Assert.Equal(5, SystemCall.Read(pipe.ReadEnd.Number, buffer.Address, 8));
        Assert.Equal([9, 9, 9, 9, 9, 0, 0, 0], buffer.Span(0, 8).ToArray());
    }

    [Fact]
    public void A_closed_file_refuses_every_use()
    {
        var file = FileDescriptor.Open(_folder.File("data", 100));
        var number = file.Number;
        file.Dispose();
        file.Dispose();

        Assert.True(file.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => file.Number);
        Assert.Throws<ObjectDisposedException>(() => file.Length);
        Assert.Throws<ObjectDisposedException>(file.Sync);
        Assert.Throws<ObjectDisposedException>(() => file.ReadExactly(0, 1, 0));
        Assert.Throws<ObjectDisposedException>(() => Mapping.Create(file, 0, 100));
        Assert.False(string.Equals(_folder["data"], new FileInfo($"/proc/self/fd/{number}").LinkTarget, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_somebody_else_closed_is_reported_when_it_is_disposed()
    {
        // The number is far above what other threads of this process are handed meanwhile.
        const int number = 1_000_000;
        var file = FileDescriptor.Adopt(number, "stolen");

        var thrown = Assert.Throws<SystemCallException>(file.Dispose);
        Assert.Equal("close stolen: EBADF (Bad file descriptor)", thrown.Message);
    }

    public void Dispose() => _folder.Dispose();
}
