using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>
/// The C library's memcpy. Not the runtime's own copy: that one cuts long copies into pieces and, depending on the length,
/// runs its own code or the C library's, so that a ratio would also compare runtimes; it is a question of its own.
/// </summary>
public static partial class MemoryCopy
{
    /// <summary>Copies bytes between two ranges that do not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(nint source, nint destination, long bytes) => Memcpy(destination, source, (nint)bytes);

    // Without a change of the thread's GC state, which would add to a copy that never enters the kernel of its own accord
    // what only a system call has to pay. The price: a collection waits for the copy, page faults included.
    [LibraryImport("libc", EntryPoint = "memcpy")]
    [SuppressGCTransition]
    private static partial nint Memcpy(nint destination, nint source, nint bytes);
}
