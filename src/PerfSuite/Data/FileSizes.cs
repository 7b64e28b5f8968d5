using System.Text.Json.Serialization;

namespace PerfSuite.Data;

/// <summary>Sizes of a run's data files. They follow the machine: what is large for one processor's cache or one device's read-ahead is small for another's.</summary>
/// <param name="Warm">The cached file: twice the last-level cache at least, so that no pass finds in it what the pass before has left.</param>
/// <param name="Cold">The evicted file that is visited in order: so many windows of read-ahead that those at its start, which are still growing, decide nothing.</param>
/// <param name="ColdRandom">The evicted file that is visited as a whole at random, where a device answers a thousand times slower than memory.</param>
/// <param name="Large">The file that is larger than the memory that may be used for it, and of which, where it may have all memory, a few scattered blocks are visited.</param>
public sealed record FileSizes(FileSize Warm, FileSize Cold, FileSize ColdRandom, FileSize Large)
{
    private const long MiB = 1L << 20;

    /// <summary>The largest block of a claim about the cached file, which is whole ones of them.</summary>
    private const long LargestBlockBytes = 64 * MiB;

    private const int TimesTheCache = 2;

    /// <summary>All of them.</summary>
    [JsonIgnore]
    public IReadOnlyList<FileSize> All => [Warm, Cold, ColdRandom, Large];

    /// <summary>The sizes that a profile asks for, as far as there is room.</summary>
    public static FileSizes For(Profile profile, Room room)
    {
        FileSize Fitting(long bytes, long step = MiB) => FileSize.Fitting(bytes, step, room);
        return new FileSizes(
            Fitting(Math.Max(profile.LeastWarmBytes, TimesTheCache * (room.LastLevelCacheBytes ?? 0)), LargestBlockBytes),
            Fitting(Math.Max(profile.LeastColdBytes, profile.ColdWindows * room.ReadAheadBytes)),
            Fitting(Math.Max(profile.LeastColdRandomBytes, profile.ColdRandomWindows * room.ReadAheadBytes)),
            Fitting(profile.LargeBytes));
    }
}
