using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>What may be done with mapped pages (PROT_*).</summary>
[Flags]
public enum Protection
{
    None = 0,
    Read = 1,
    Write = 2,
    Execute = 4,
}

/// <summary>The kind of a mapping (MAP_*).</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "The manual calls this argument flags.")]
public enum MapFlags
{
    Shared = 0x1,
    Private = 0x2,
    Fixed = 0x10,
    Anonymous = 0x20,

    /// <summary>Inside the lowest 2 GiB of the address space (MAP_32BIT). x86-64 only; elsewhere the bit is unused.</summary>
    Low2GiB = 0x40,
    NoReserve = 0x4000,
    Populate = 0x8000,

    /// <summary>At the given address or not at all: EEXIST where something is mapped there.</summary>
    FixedNoReplace = 0x100000,
}

public static partial class SystemCall
{
    /// <summary>mmap(2): the mapping's address, -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Mmap(nint address, nint length, Protection protection, MapFlags flags, int fd, long offset) =>
        RawCall.Invoke(SystemCallNumber.Mmap, address, length, (int)protection, (int)flags, fd, (nint)offset);

    /// <summary>munmap(2): 0, or -1 on failure. Unmapping what is not mapped is no failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Munmap(nint address, nint length) => (int)RawCall.Invoke(SystemCallNumber.Munmap, address, length);

    /// <summary>mprotect(2): 0, or -1 on failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Mprotect(nint address, nint length, Protection protection) =>
        (int)RawCall.Invoke(SystemCallNumber.Mprotect, address, length, (int)protection);
}
