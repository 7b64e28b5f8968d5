using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>What a process intends with a range of its memory (madvise(2)).</summary>
public enum MemoryAdvice
{
    Normal = 0,
    Random = 1,
    Sequential = 2,
    WillNeed = 3,
    DontNeed = 4,
    Free = 8,
    Remove = 9,
    DontFork = 10,
    DoFork = 11,
    HugePage = 14,
    NoHugePage = 15,
    DontDump = 16,
    Cold = 20,
    PageOut = 21,
    PopulateRead = 22,
    PopulateWrite = 23,
    Collapse = 25,
}

public static partial class SystemCall
{
    /// <summary>madvise(2): 0, or -1 on failure. The address must begin a page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Madvise(nint address, nint length, MemoryAdvice advice) =>
        (int)RawCall.Invoke(SystemCallNumber.Madvise, address, length, (int)advice);
}
