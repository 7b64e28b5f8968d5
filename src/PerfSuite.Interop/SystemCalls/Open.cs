using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PerfSuite.Interop;

public enum OpenAccess
{
    ReadOnly = 0,
    WriteOnly = 1,
    ReadWrite = 2,
}

/// <summary>How open(2) treats the file. Close-on-exec is always set: no descriptor leaks into a child process.</summary>
[Flags]
public enum OpenOptions
{
    None = 0,
    Create = 0x40,
    Exclusive = 0x80,
    Truncate = 0x200,

    /// <summary>Around the page cache (O_DIRECT): buffer, count and offset must be aligned to the device's block.</summary>
    Direct = 0x4000,
}

public static partial class SystemCall
{
    internal const int CurrentDirectory = -100;
    private const int CloseOnExec = 0x80000;

    // The one open flag of ours that arm64 numbers differently.
    private const int DirectOnArm64 = 0x10000;

    /// <summary>open(2): a descriptor, -1 on failure.</summary>
    /// <param name="path">UTF-8, ended by a zero byte, as <see cref="PathBytes"/> makes it.</param>
    /// <param name="access">What the descriptor may be used for.</param>
    /// <param name="options">Whether to create, truncate or go around the page cache.</param>
    /// <param name="mode">The rights of a file that is created, before the umask; 0x180 is 0600.</param>
    /// <exception cref="ArgumentException">The path does not end with a zero byte.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe int Open(ReadOnlySpan<byte> path, OpenAccess access, OpenOptions options, int mode)
    {
        if (path.IsEmpty || path[^1] != 0)
            throw new ArgumentException("The path must end with a zero byte.", nameof(path));
        fixed (byte* start = path)
            return (int)RawCall.Invoke(SystemCallNumber.Openat, CurrentDirectory, (nint)start, OpenFlags(access, options), mode);
    }

    /// <summary>The form in which the kernel takes a path: UTF-8 with a zero byte at the end.</summary>
    /// <exception cref="ArgumentException">The path is empty or has a zero character inside.</exception>
    public static byte[] PathBytes(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A path cannot contain a zero character.", nameof(path));
        return Encoding.UTF8.GetBytes(path + '\0');
    }

    /// <summary>close(2): 0, or -1 on failure. On Linux the descriptor is gone even after EINTR.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Close(int fd) => (int)RawCall.Invoke(SystemCallNumber.Close, fd);

    internal static int OpenFlags(OpenAccess access, OpenOptions options)
    {
        var flags = (int)access | (int)options | CloseOnExec;
        if (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 && options.HasFlag(OpenOptions.Direct))
            flags = (flags & ~(int)OpenOptions.Direct) | DirectOnArm64;
        return flags;
    }
}
