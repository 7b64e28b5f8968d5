using PerfSuite.Interop;

namespace PerfSuite.Data;

/// <summary>What sizes of data files follow: the machine's cache and read-ahead, and how much memory and disk there is for them.</summary>
/// <param name="LastLevelCacheBytes">Size of the last-level cache; null where nobody tells it.</param>
/// <param name="ReadAheadBytes">How far the kernel reads ahead on the folder's device; 0 where there is none.</param>
/// <param name="AvailableMemoryBytes">Memory that a program can have without swapping, as the kernel and the process's control group allow.</param>
/// <param name="FreeDiskBytes">What the folder's file system has free.</param>
public sealed record Room(long? LastLevelCacheBytes, long ReadAheadBytes, long AvailableMemoryBytes, long FreeDiskBytes)
{
    /// <summary>The room that a folder and this process have now.</summary>
    public static Room Of(string folder) => new(CpuInfo.Read().LastLevelCacheBytes, (ReadAhead.Of(folder)?.KiB ?? 0) << 10,
        Math.Min(MemoryInfo.Read().MemAvailable, MemoryLimit.Read()?.Bytes ?? long.MaxValue), new DriveInfo(folder).AvailableFreeSpace);
}
