using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>
/// Numbers of the calls, x86-64's and arm64's packed into one constant, so that the choice between them is made by the
/// just-in-time compiler and costs nothing at the call.
/// </summary>
internal static class SystemCallNumber
{
    private const int Arm64 = 0x10000;

    internal const int Read = 0 + 63 * Arm64;
    internal const int Write = 1 + 64 * Arm64;
    internal const int Close = 3 + 57 * Arm64;
    internal const int Lseek = 8 + 62 * Arm64;
    internal const int Mmap = 9 + 222 * Arm64;
    internal const int Mprotect = 10 + 226 * Arm64;
    internal const int Munmap = 11 + 215 * Arm64;
    internal const int RtSigaction = 13 + 134 * Arm64;
    internal const int Pread64 = 17 + 67 * Arm64;
    internal const int Pwrite64 = 18 + 68 * Arm64;
    internal const int Msync = 26 + 227 * Arm64;
    internal const int Mincore = 27 + 232 * Arm64;
    internal const int Madvise = 28 + 233 * Arm64;
    internal const int Kill = 62 + 129 * Arm64;
    internal const int Uname = 63 + 160 * Arm64;
    internal const int Fcntl = 72 + 25 * Arm64;
    internal const int Flock = 73 + 32 * Arm64;
    internal const int Fsync = 74 + 82 * Arm64;
    internal const int Fdatasync = 75 + 83 * Arm64;
    internal const int Ftruncate = 77 + 46 * Arm64;
    internal const int Getrusage = 98 + 165 * Arm64;
    internal const int Geteuid = 107 + 175 * Arm64;
    internal const int Getppid = 110 + 173 * Arm64;
    internal const int Statfs = 137 + 43 * Arm64;
    internal const int Fstatfs = 138 + 44 * Arm64;
    internal const int Prctl = 157 + 167 * Arm64;
    internal const int Gettid = 186 + 178 * Arm64;
    internal const int Futex = 202 + 98 * Arm64;
    internal const int SchedSetaffinity = 203 + 122 * Arm64;
    internal const int SchedGetaffinity = 204 + 123 * Arm64;
    internal const int Fadvise64 = 221 + 223 * Arm64;
    internal const int Openat = 257 + 56 * Arm64;
    internal const int Mkdirat = 258 + 34 * Arm64;
    internal const int Unlinkat = 263 + 35 * Arm64;
    internal const int Unshare = 272 + 97 * Arm64;
    internal const int Vmsplice = 278 + 75 * Arm64;
    internal const int Fallocate = 285 + 47 * Arm64;
    internal const int Pipe2 = 293 + 59 * Arm64;
    internal const int Prlimit64 = 302 + 261 * Arm64;
    internal const int MemfdCreate = 319 + 279 * Arm64;
    internal const int Preadv2 = 327 + 286 * Arm64;
    internal const int Statx = 332 + 291 * Arm64;
    internal const int IoUringSetup = 425 + 425 * Arm64;
    internal const int IoUringEnter = 426 + 426 * Arm64;
    internal const int Cachestat = 451 + 451 * Arm64;

    /// <summary>The running processor's number in a packed pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Of(int pair) => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => OnX64(pair),
        Architecture.Arm64 => OnArm64(pair),
        _ => throw new PlatformNotSupportedException("The numbers of the system calls are known for x86-64 and arm64 only."),
    };

    internal static int OnX64(int pair) => pair % Arm64;

    internal static int OnArm64(int pair) => pair / Arm64;
}
