using PerfSuite.Data;

namespace PerfSuite.Cli.Doctor;

/// <summary>Where the data files would be.</summary>
public static class DataFolderOffers
{
    /// <summary>Read-ahead of an ordinary Linux.</summary>
    private const long UsualReadAheadKiB = 128;

    public static Offer FileSystem(string folder, string kind, bool memoryOnly) => memoryOnly
        ? new Offer("file system", $"{kind} ({folder})", OfferState.Limits, "files live in memory: nothing can be cold",
            "name a folder on a disk with --data-dir", "*-cold-*", "out-of-cache-*", "copied-once-not-twice", "bypasses-the-page-cache",
            "larger-than-memory-works", "dirty-pages-wait-for-msync", "durable-write-cost", "first-touch-brings-the-page-in")
        : new Offer("file system", $"{kind} ({folder})");

    /// <param name="freeBytes">For a process without special rights.</param>
    public static Offer FreeDisk(long freeBytes)
    {
        string value = $"{freeBytes >> 20} MiB free";
        Profile[] tooLarge = [.. Profile.All.Where(p => NeededBytes(p) > freeBytes)];
        return tooLarge.Length == 0 ? new Offer("disk", value)
            : new Offer("disk", value, tooLarge.Length == Profile.All.Count ? OfferState.Prevents : OfferState.Limits,
                $"too little for --profile {string.Join(", ", tooLarge.Select(p => $"{p} ({NeededBytes(p) >> 20} MiB)"))}",
                "free some space, or name another folder with --data-dir");
    }

    /// <param name="kiB">Null where there is no device to read ahead from.</param>
    public static Offer ReadAhead(long? kiB) => kiB switch
    {
        null => new Offer("read-ahead", "none"),
        > UsualReadAheadKiB => new Offer("read-ahead", $"{kiB} KiB", OfferState.Fine,
            $"more than the usual {UsualReadAheadKiB} KiB: cold results are those of this setting"),
        _ => new Offer("read-ahead", $"{kiB} KiB"),
    };

    private static long NeededBytes(Profile p) => p.WarmFileBytes + p.ColdFileBytes + p.ColdRandomFileBytes;
}
