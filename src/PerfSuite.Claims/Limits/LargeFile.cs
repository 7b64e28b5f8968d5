using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;

namespace PerfSuite.Claims.Limits;

/// <summary>A memory limit, and a file that is larger than it allows.</summary>
internal static class LargeFile
{
    /// <summary>The file is at least this many times what a process may use.</summary>
    private const double TimesTheLimit = 2.5;

    /// <summary>A limit that the process lives under itself makes a file at most this many times the usual one.</summary>
    private const int LargestTimes = 4;

    /// <summary>The limit of a run of this size: 48 MiB in a quick one.</summary>
    public static long WantedLimitBytes(Profile profile) => (long)(profile.WarmFileBytes / TimesTheLimit) >> 23 << 23;

    /// <summary>A place with a limit to put a process in.</summary>
    /// <exception cref="NotApplicableException">Memory cannot be limited here, or the file is never evicted.</exception>
    public static MemoryRoom Room(Workspace workspace, string purpose)
    {
        Needs.Device(workspace);
        return MemoryRoom.Take(purpose, WantedLimitBytes(workspace.Profile), (long)(LargestTimes * workspace.Profile.WarmFileBytes / TimesTheLimit));
    }

    /// <summary>The file for a limit: of the usual size, unless the limit is a larger one than was wanted.</summary>
    public static DataFile For(Workspace workspace, MemoryRoom room) => workspace.File("out-of-cache.bin", FileBytes(workspace.Profile, room.LimitBytes));

    internal static long FileBytes(Profile profile, long limitBytes) =>
        Math.Max(profile.WarmFileBytes, ((long)(limitBytes * TimesTheLimit) + (1 << 20) - 1) >> 20 << 20);
}
