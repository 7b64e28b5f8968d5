using PerfSuite.Data;

namespace PerfSuite.Cli.Doctor;

/// <summary>Where the data files would be.</summary>
public static class DataFolderOffers
{
    /// <summary>Read-ahead of an ordinary Linux.</summary>
    private const long UsualReadAheadKiB = 128;

    private const long LeastDiskBytes = 128L << 20;

    public static Offer FileSystem(string folder, string kind, bool memoryOnly) => memoryOnly
        ? new Offer("file system", $"{kind} ({folder})", OfferState.Limits, "files live in memory: nothing can be cold",
            "name a folder on a disk with --data-dir", "*-cold-*", "out-of-cache-*", "copied-once-not-twice", "bypasses-the-page-cache",
            "larger-than-memory-works", "dirty-pages-wait-for-msync", "durable-write-cost", "first-touch-brings-the-page-in")
        : new Offer("file system", $"{kind} ({folder})");

    /// <summary>Disk for the data files: a quarter of it bounds each, and below some MiB there is nothing to measure with.</summary>
    public static Offer FreeDisk(Room room) => room.FreeDiskBytes < LeastDiskBytes
        ? new Offer("disk", $"{room.FreeDiskBytes >> 20} MiB free", OfferState.Prevents, "too little for any data file", "free some space, or name another folder with --data-dir")
        : Bounded("disk", $"{room.FreeDiskBytes >> 20} MiB free", room, SizeBound.Disk, "free some space, or name another folder with --data-dir");

    /// <summary>Memory for the data files: a quarter of it bounds each.</summary>
    public static Offer Memory(Room room) =>
        Bounded("memory", $"{room.AvailableMemoryBytes >> 20} MiB available", room, SizeBound.Memory, "end other programs, or raise the limit of the control group");

    /// <summary>The cache that warm files have to be larger than.</summary>
    public static Offer LastLevelCache(long? bytes) => bytes is { } known
        ? new Offer("last-level cache", $"{known >> 20} MiB")
        : new Offer("last-level cache", "unknown", OfferState.Fine, "warm files have their least size; a cache of more than half of it would hold them");

    /// <param name="kiB">Null where there is no device to read ahead from.</param>
    public static Offer ReadAhead(long? kiB) => kiB switch
    {
        null => new Offer("read-ahead", "none"),
        > UsualReadAheadKiB => new Offer("read-ahead", $"{kiB} KiB", OfferState.Fine,
            $"more than the usual {UsualReadAheadKiB} KiB: cold results are those of this setting"),
        _ => new Offer("read-ahead", $"{kiB} KiB"),
    };

    private static Offer Bounded(string what, string value, Room room, SizeBound bound, string remedy)
    {
        string[] smaller = [.. Profile.All.Where(p => FileSizes.For(p, room).All.Any(f => f.Bound == bound)).Select(p => p.Name)];
        return smaller.Length == 0 ? new Offer(what, value)
            : new Offer(what, value, OfferState.Limits, $"a file may take a quarter: those of --profile {string.Join(", ", smaller)} are smaller than the experiments want, and verdicts are about that size",
                remedy);
    }
}
