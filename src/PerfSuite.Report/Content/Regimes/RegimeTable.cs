namespace PerfSuite.Report.Content.Regimes;

/// <summary>Which claims answer for which regime. A new claim that measures one of them is added here.</summary>
public static class RegimeTable
{
    private const double LargeBlockBytes = 1 << 20;

    public static IReadOnlyList<Regime> All { get; } =
    [
        new("Warm, small blocks", "Cached file, copied in blocks of 4 to 16 KiB",
            ["sequential-warm-copy", "random-warm-copy"]),
        new("Warm, large blocks", "Cached file, copied in blocks of 1 MiB and more",
            ["large-block-parity"], c => c.Bytes("block") >= LargeBlockBytes),
        new("Warm, in place", "Cached file, bytes used where they are mapped",
            ["in-place-avoids-the-copy"]),
        new("Cold", "File evicted before every pass",
            ["sequential-cold-copy", "random-cold-copy"]),
        new("Out of cache", "File larger than the memory that the process may use",
            ["out-of-cache-sequential", "out-of-cache-random", "larger-than-memory-works"]),
        new("Small files", "Thousands of files under 1 KiB: open, use, close",
            ["small-files-lose"]),
        new("One touch", "First bytes of a file, then never again",
            ["one-touch-of-many-large-files", "setup-teardown-noticeable"]),
        new("Reuse", "The same data again and again through one mapping",
            ["reuse-favours-mmap", "overhead-repaid-by-size-and-reuse"]),
        new("Sharing", "Several processes use the same data",
            ["shared-memory-beats-a-pipe", "readers-share-one-copy", "second-process-needs-no-io"]),
    ];
}
