using PerfSuite.Claims.Workloads;
using PerfSuite.Data;

namespace PerfSuite.Claims.Limits;

/// <summary>A memory limit, and a file that is larger than it allows.</summary>
internal static class LargeFile
{
    /// <summary>The file is at least this many times what a process may use.</summary>
    private const double TimesTheLimit = 2.5;

    /// <summary>A limit that the process lives under itself makes a file at most this many times the wanted one.</summary>
    private const int LargestTimes = 4;

    /// <summary>The limit that goes with the file of a run's size: 288 MiB for one of 720, in which 36 windows of a large read-ahead have room.</summary>
    public static long WantedLimitBytes(FileSizes sizes) => (long)(sizes.Large.Bytes / TimesTheLimit) >> 23 << 23;

    /// <summary>A place with a limit to put a process in.</summary>
    /// <param name="workspace">Where the file is.</param>
    /// <param name="purpose">Part of the group's name.</param>
    /// <param name="wantedLimitBytes">The limit, unless the process lives under one that is not much larger; that of the run's size by default.</param>
    /// <exception cref="Catalogue.NotApplicableException">Memory cannot be limited here, or the file is never evicted.</exception>
    public static MemoryRoom Room(Workspace workspace, string purpose, long? wantedLimitBytes = null)
    {
        Needs.Device(workspace);
        long wanted = wantedLimitBytes ?? WantedLimitBytes(workspace.Sizes);
        return MemoryRoom.Take(purpose, wanted, LargestTimes * wanted);
    }

    /// <summary>The file for a limit: of the usual size, unless the limit is a larger one than was wanted.</summary>
    public static DataFile For(Workspace workspace, MemoryRoom room) =>
        BytesBeyond(room.LimitBytes) is var bytes && bytes > workspace.Sizes.Large.Bytes ? workspace.File("larger.bin", bytes) : workspace.LargeFile;

    /// <summary>So many bytes that a limit allows less than half of them, in whole MiB.</summary>
    internal static long BytesBeyond(long limitBytes) => ((long)(limitBytes * TimesTheLimit) + (1 << 20) - 1) >> 20 << 20;
}
