using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>
/// One attempt at a call through libc's syscall(2). Not through the call's own wrapper: glibc's pread, read, write, open,
/// msync and others are cancellation points, which cost extra instructions on each side of the kernel entry as soon as a
/// process has two threads, as every .NET process has. That extra would be charged to the system-call arm only.
/// syscall(2) is declared variadic; on x86-64 and arm64 Linux integer arguments travel the same way either way.
/// </summary>
internal static partial class RawCall
{
    private const string EntryPoint = "syscall";
    private const string LibC = "libc";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Invoke(int call) => Syscall(SystemCallNumber.Of(call));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Invoke(int call, nint a) => Syscall(SystemCallNumber.Of(call), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Invoke(int call, nint a, nint b) => Syscall(SystemCallNumber.Of(call), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Invoke(int call, nint a, nint b, nint c) => Syscall(SystemCallNumber.Of(call), a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Invoke(int call, nint a, nint b, nint c, nint d) => Syscall(SystemCallNumber.Of(call), a, b, c, d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Invoke(int call, nint a, nint b, nint c, nint d, nint e) =>
        Syscall(SystemCallNumber.Of(call), a, b, c, d, e);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Invoke(int call, nint a, nint b, nint c, nint d, nint e, nint f) =>
        Syscall(SystemCallNumber.Of(call), a, b, c, d, e, f);

    [LibraryImport(LibC, EntryPoint = EntryPoint)]
    private static partial nint Syscall(nint number);

    [LibraryImport(LibC, EntryPoint = EntryPoint)]
    private static partial nint Syscall(nint number, nint a);

    [LibraryImport(LibC, EntryPoint = EntryPoint)]
    private static partial nint Syscall(nint number, nint a, nint b);

    [LibraryImport(LibC, EntryPoint = EntryPoint)]
    private static partial nint Syscall(nint number, nint a, nint b, nint c);

    [LibraryImport(LibC, EntryPoint = EntryPoint)]
    private static partial nint Syscall(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport(LibC, EntryPoint = EntryPoint)]
    private static partial nint Syscall(nint number, nint a, nint b, nint c, nint d, nint e);

    [LibraryImport(LibC, EntryPoint = EntryPoint)]
    private static partial nint Syscall(nint number, nint a, nint b, nint c, nint d, nint e, nint f);
}
