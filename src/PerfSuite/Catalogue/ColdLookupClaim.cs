using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Measurement;

namespace PerfSuite.Catalogue;

/// <summary>
/// A claim about lookups in an evicted file: one arm brings single pages from the device, and the other whole windows of read-ahead. Which one is right is for the claim to say; this is what both have to be seen doing.
/// </summary>
public abstract class ColdLookupClaim : TimingClaim
{
    /// <summary>Lookups of a turn. The first of them brings the pages above the leaves of a tree, and so a quarter of these is no lookup's own.</summary>
    protected const int Lookups = 4;

    /// <summary>Of smaller windows a device may bring several in the time of one request.</summary>
    private const int LeastWindowBytes = 128 << 10;

    /// <summary>Pages from the root to a row: the most windows that a lookup can bring.</summary>
    private const int Levels = 3;

    /// <summary>Windows overlap where they are large and the file is not.</summary>
    private const double LeastOfAWindow = 0.1;

    /// <summary>A pread() at the beginning of the file brings some pages more; this and a page for each level.</summary>
    private const int MostPagesRead = 16;

    public override Expectation? ExpectationOfCase => WindowBytes < LeastWindowBytes ? Expectation.MachineDependent : null;

    public override string Unit => "ns/lookup";

    public override long OperationsPerTurn => Lookups;

    /// <summary>Some of four lookups find what another one's window has brought: a few turns more say how many.</summary>
    public override int FewestRounds => 4;

    /// <summary>Times of devices scatter.</summary>
    public override double Margin => 0.2;

    public override IReadOnlyDictionary<string, double> Quantities => new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["databaseBytes"] = DatabaseBytes,
        ["readAheadBytes"] = WindowBytes,
    };

    /// <summary>How far the kernel reads ahead on the device of the data folder; 0 where there is none.</summary>
    public static long WindowBytes => (ReadAhead.Of(Workspace.Folder)?.KiB ?? 0) << 10;

    /// <summary>Length of the file; 0 where it was not made.</summary>
    protected abstract long DatabaseBytes { get; }

    /// <summary>The arm that brings pages, and the one that brings windows.</summary>
    protected abstract (string Pages, string Windows) ArmsByWhatTheyBring { get; }

    /// <summary>Ends the case where nothing is evicted, or nobody tells what is read.</summary>
    /// <exception cref="NotApplicableException">There is no device, or the kernel does not count.</exception>
    protected static void RequireCountedDevice()
    {
        if (Workspace.FileSystem.IsMemoryOnly)
            throw NotApplicable($"The data folder is on {Workspace.FileSystem}, which keeps its pages in memory and has no device.", "name a folder on a disk with --data-dir.");
        using ThreadProbe probe = new();
        if (!probe.HasIo)
            throw NotApplicable($"The kernel does not tell what a thread reads: /proc/thread-self/io gives {probe.IoFailure}.", "use a kernel with CONFIG_TASK_IO_ACCOUNTING and a /proc that may be read.");
    }

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters)
    {
        (string pages, string windows) = ArmsByWhatTheyBring;
        return counters[pages].DeviceReadBytes > 0 ? Judge(counters[pages], counters[windows], counters.Operations, WindowBytes)
            : throw NotApplicable($"Reading an evicted file on {Workspace.FileSystem} is charged to nobody as a device read.", "name a folder on a local disk with --data-dir.");
    }

    /// <summary>What the explanation asks of the counters of so many lookups of each arm.</summary>
    /// <param name="pages">Of the arm that brings pages.</param>
    /// <param name="windows">Of the arm that brings windows.</param>
    /// <param name="lookups">How many each made.</param>
    /// <param name="windowBytes">Length of a window.</param>
    public virtual IEnumerable<MechanismRow> Judge(Counters pages, Counters windows, long lookups, long windowBytes) =>
    [
        MechanismRow.Of($"device bytes per lookup, {ArmsByWhatTheyBring.Pages}", Expected.Between(1, MostPagesRead * PageCache.PageBytes), (double)pages.DeviceReadBytes / lookups),
        MechanismRow.Of($"device bytes per lookup, {ArmsByWhatTheyBring.Windows}: of windows of read-ahead",
            Expected.Between(LeastOfAWindow * windowBytes, Levels * Math.Max(windowBytes, MostPagesRead * PageCache.PageBytes)), (double)windows.DeviceReadBytes / lookups),
        MechanismRow.Of($"major faults per turn, {ArmsByWhatTheyBring.Windows}", Expected.AtLeast(1), (double)windows.MajorFaults * Lookups / lookups),
    ];
}
