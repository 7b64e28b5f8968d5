using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

public static partial class SystemCall
{
    /// <summary>sysconf(3), which is no system call but the C library's knowledge of the machine.</summary>
    /// <param name="name">Number of the value; it differs between C libraries.</param>
    /// <returns>-1 where the library does not know it.</returns>
    [LibraryImport("libc", EntryPoint = "sysconf")]
    internal static partial nint Sysconf(int name);
}
