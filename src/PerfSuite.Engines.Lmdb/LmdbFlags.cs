namespace PerfSuite.Engines;

/// <summary>How an environment is opened: the constants of lmdb.h that are used here.</summary>
[Flags]
internal enum LmdbFlags : uint
{
    None = 0,

    /// <summary>The path is the file itself, and not a folder for it.</summary>
    NoSubdir = 0x4000,

    /// <summary>A commit does not wait for the device. What a crash of the system leaves is lost, and may be broken.</summary>
    NoSync = 0x10000,

    ReadOnly = 0x20000,

    /// <summary>Pages are changed in the mapping; without it they are changed in memory of their own, and written.</summary>
    WriteMap = 0x80000,

    /// <summary>No lock file; the caller sees to it that nobody writes.</summary>
    NoLock = 0x400000,

    /// <summary>The mapping is advised that it is read at random.</summary>
    NoReadAhead = 0x800000,
}
