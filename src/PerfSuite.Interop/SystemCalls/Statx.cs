using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>The struct statx, whose layout is the same on every processor, as far as it is used here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct FileStatus
{
    [field: FieldOffset(0x14)]
    internal uint Owner { get; }

    [field: FieldOffset(0x28)]
    internal long SizeBytes { get; }

    [field: FieldOffset(0x88)]
    internal uint DeviceMajor { get; }

    [field: FieldOffset(0x8c)]
    internal uint DeviceMinor { get; }
}

public static partial class SystemCall
{
    internal const int EmptyPath = 0x1000;
    internal const int BasicStats = 0x7ff;

    /// <summary>statx(2) of an open file: 0, or -1 on failure.</summary>
    internal static unsafe int Statx(int fd, out FileStatus status)
    {
        byte noPath = 0;
        fixed (FileStatus* start = &status)
            return (int)RawCall.Invoke(SystemCallNumber.Statx, fd, (nint)(&noPath), EmptyPath, BasicStats, (nint)start);
    }

    /// <summary>statx(2) of what a path leads to: 0, or -1 on failure.</summary>
    internal static unsafe int Statx(string path, out FileStatus status)
    {
        fixed (byte* name = PathBytes(path))
        fixed (FileStatus* start = &status)
            return (int)RawCall.Invoke(SystemCallNumber.Statx, CurrentDirectory, (nint)name, 0, BasicStats, (nint)start);
    }
}
