namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>A claim of the synthetic run.</summary>
/// <param name="Id">Its id, one of the real catalogue's where the report looks for it.</param>
/// <param name="Area">Its area.</param>
/// <param name="Title">The claim as a sentence.</param>
/// <param name="Sweep">Name of the swept parameter; empty for a single case.</param>
/// <param name="Points">Values of the swept parameter.</param>
/// <param name="Ratio">Ratio at a value; null for a mechanism claim.</param>
internal sealed record SyntheticClaim(string Id, string Area, string Title, string Sweep, double[] Points, Func<double, double>? Ratio)
{
    private static readonly double[] Blocks = [4, 8, 16];
    private static readonly double[] Powers = [4, 16, 64, 256, 1024, 4096, 16384, 65536];

    public static IReadOnlyList<SyntheticClaim> All { get; } =
    [
        new("sequential-warm-copy", "Throughput", "mmap and copy beats read(), sequentially, from the page cache", "blockKiB", Blocks, k => 2.1 - (0.18 * Math.Log2(k))),
        new("random-warm-copy", "Throughput", "mmap and copy beats read(), in random order, from the page cache", "blockKiB", Blocks, k => 2.6 - (0.33 * Math.Log2(k))),
        new("sequential-cold-copy", "Throughput", "mmap and copy beats read(), sequentially, from the device", "blockKiB", Blocks, _ => 0.63),
        new("random-cold-copy", "Throughput", "mmap and copy beats read(), in random order, from the device", "blockKiB", Blocks, k => 12 / Math.Sqrt(k)),
        new("large-block-parity", "Limits", "The advantage of mmap and copy fades as blocks grow", "blockKiB", Powers, k => 1.9 * Math.Pow(k, -0.06)),
        new("out-of-cache-random", "Limits", "Random reading of a file beyond memory is slower through a mapping", "blockKiB", [4, 16], _ => 0.031),
        new("in-place-avoids-the-copy", "Copies", "Using mapped bytes in place beats read() and using the buffer", "blockKiB", [4, 64, 1024, 16384], k => 1.5 + (0.1 * Math.Log10(k))),
        new("setup-teardown-noticeable", "Setup", "Setting a mapping up and tearing it down costs more than one small read", "mappedKiB", [4, 64, 1024, 16384, 262144], k => 0.17 - (0.01 * Math.Log10(k))),
        new("small-files-lose", "SmallFiles", "Small files lose by being mapped", "", [0], _ => 0.31),
        new("reuse-favours-mmap", "Reuse", "Reuse favours the mapping", "passes", [1, 2, 4, 8, 16], p => 1.3 + (0.9 * (1 - (1 / p)))),
        new("teardown-grows-with-touched-pages", "Setup", "Unmapping takes longer the more pages were touched", "touchedShare", [0.01, 0.1, 0.5, 1], s => 1 + s),
        new("unmap-flushes-other-cpus", "Setup", "Unmapping costs more while another CPU runs the process", "", [0], _ => 1.004),
        new("readers-share-one-copy", "Sharing", "Readers share one copy", "processes", [2, 4], null),
        new("second-process-needs-no-io", "Sharing", "A second process needs no device read", "", [0], null),
        new("slack-is-the-rest-of-the-page", "SmallFiles", "A mapping wastes the rest of its last page", "fileBytes", [1, 7, 100, 4095, 4096], null),
        new("bypasses-the-page-cache", "Copies", "mmap reads files around the page cache", "", [0], null),
        new("mapping-adds-one-area", "Mappings", "A mapping adds one memory area", "", [0], null),
        new("dirty-pages-wait-for-msync", "Persistence", "Dirty pages wait for msync", "", [0], null),
        new("no-system-calls-when-mapped", "Crossings", "Once mapped, access makes no system call", "", [0], null),
        new("no-context-switches", "Crossings", "Mapped access causes no context switch", "", [0], null),
        new("second-pass-has-no-faults", "Why", "A second pass over a mapping takes no fault", "", [0], null),
        new("stores-are-visible-at-once", "Sharing", "Stores are visible at once", "", [0], null),
        new("private-pages-are-copied-on-write", "Sharing", "Private pages are copied on write", "", [0], null),
        new("anonymous-memory-can-be-shared", "Sharing", "Memory without a file can be shared", "", [0], null),
        new("mapping-outlives-the-descriptor", "Persistence", "A mapping outlives its descriptor", "", [0], null),
        new("truncation-kills-readers", "Persistence", "Truncating a mapped file kills its readers", "", [0], null),
        new("mapping-reads-nothing", "Mappings", "Mapping a file reads nothing", "", [0], null),
        new("first-touch-brings-the-page-in", "Mappings", "The first touch brings the page in", "", [0], null),
        new("offsets-are-page-aligned", "Mappings", "Offsets are page-aligned", "", [0], null),
        new("copied-once-not-twice", "Copies", "Mapped bytes are copied once", "", [0], null),
    ];
}
