namespace PerfSuite.Interop;

/// <summary>
/// Whole transfers, for setting up and verifying: they repeat what was interrupted or came short, which a timed arm must
/// not do unseen.
/// </summary>
public static class ExactTransfer
{
    /// <param name="file">Read from.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="offset">Where in the file they begin.</param>
    /// <exception cref="SystemCallException">pread(2) failed.</exception>
    /// <exception cref="EndOfStreamException">The file ends before the last byte.</exception>
    public static void ReadExactly(this FileDescriptor file, nint buffer, long count, long offset) =>
        Transfer(SystemCall.Pread, "pread", file, buffer, count, offset);

    /// <param name="file">Written to.</param>
    /// <param name="buffer">Where the bytes come from.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="offset">Where in the file they go.</param>
    /// <exception cref="SystemCallException">pwrite(2) failed.</exception>
    public static void WriteExactly(this FileDescriptor file, nint buffer, long count, long offset) =>
        Transfer(SystemCall.Pwrite, "pwrite", file, buffer, count, offset);

    internal static void Transfer(
        Func<int, nint, nint, long, nint> call, string name, FileDescriptor file, nint buffer, long count, long offset)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (long done = 0; done < count;)
        {
            var moved = call(file.Number, buffer + (nint)done, (nint)(count - done), offset + done);
            var errno = moved < 0 ? Errno.Last : default;
            if (moved > 0)
                done += moved;
            else if (moved == 0)
                throw new EndOfStreamException($"{name} {file.Path}: expected {count} bytes from offset {offset}, got {done}");
            else if (errno != Errno.EINTR)
                throw new SystemCallException(name, errno, $"{file.Path} ({count - done} bytes at offset {offset + done})");
        }
    }
}
