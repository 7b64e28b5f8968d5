namespace PerfSuite.Interop;

public static partial class SystemCall
{
    // struct statfs of 64-bit Linux is 120 bytes long and begins with the type, a word.
    private const int StatfsWords = 15;

    /// <summary>fstatfs(2): 0, or -1 on failure. Of the answer only the file system's type is handed on.</summary>
    internal static unsafe int Fstatfs(int fd, out long type)
    {
        var buffer = stackalloc long[StatfsWords];
        var result = (int)RawCall.Invoke(SystemCallNumber.Fstatfs, fd, (nint)buffer);
        type = buffer[0];
        return result;
    }

    /// <summary>statfs(2): 0, or -1 on failure. Of the answer only the file system's type is handed on.</summary>
    internal static unsafe int Statfs(string path, out long type)
    {
        var buffer = stackalloc long[StatfsWords];
        fixed (byte* name = PathBytes(path))
        {
            var result = (int)RawCall.Invoke(SystemCallNumber.Statfs, (nint)name, (nint)buffer);
            type = buffer[0];
            return result;
        }
    }
}
