using System.Diagnostics;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Persistence;

/// <summary>Stores through a mapping reach the device without msync(), some time later.</summary>
/// <remarks>Source: unlocking ("eventually written back to disk, either lazily or via an explicit msync() call"). Dirty pages of the file by cachestat(2); nobody syncs
/// or unmaps. How long it takes is the flusher's setting: 30 s until pages are due, and a look every 5 s, so that the claim is begun before the other
/// cases of a run and observed after them. Device bytes are those of the whole device, for all programs: at least the stored pages.</remarks>
[Claim("dirty-pages-reach-the-device-unasked",
    Title = "Stored pages are written to the device unasked, later",
    Statement = "A word is stored in every page of a mapped file, and nothing else is done. When the kernel's flusher must have come by, the file's dirty pages, and what "
        + "the device was given meanwhile, are counted; then the evicted file is read back.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "The flusher looks for files whose pages have been dirty for longer than vm.dirty_expire_centisecs, every vm.dirty_writeback_centisecs.")]
[SourceSetting(
    Choice = "When 'eventually' is over is not said: it is when the kernel's flusher must have come by, by its own settings. A word in every page of 1 MiB.")]
public class DirtyPagesReachTheDeviceUnasked : MechanismClaim, IBegunEarly
{
    private const long FileBytes = 1L << 20;

    /// <summary>Nobody waits longer for one case.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly FlusherTimes flusher = FlusherTimes.Read();
    private ScratchFile? scratch;
    private FileDescriptor? file;
    private Mapping? mapping;
    private BlockDevice? before;
    private long storedAt, dirtyBytes;
    private ulong sum;

    public TimeSpan Due => flusher.Latest;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("fileBytes", FileBytes), ("dirtyExpireSeconds", flusher.Expires.TotalSeconds), ("flusherWakesEverySeconds", flusher.WakesEvery.TotalSeconds));

    public void Begin()
    {
        if (Workspace.FileSystem.IsMemoryOnly || WhyNot(flusher, PageCache.HasCachestat && !Workspace.FileSystem.CachesElsewhere) is not null)
            return;
        scratch = new ScratchFile(Workspace.File("unasked.bin", FileBytes));
        file = scratch.Data.Open(OpenAccess.ReadWrite);
        mapping = Mapping.Create(file, 0, FileBytes, Protection.Read | Protection.Write);
        before = BlockDevice.Of(Workspace.Folder);
        sum = StoredPages.StoreInEvery(mapping.Range, scratch.Data.Content);
        storedAt = Stopwatch.GetTimestamp();
        dirtyBytes = StoredPages.DirtyBytes(file);
    }

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        if (WhyNot(flusher, PageCache.HasCachestat && !Workspace.FileSystem.CachesElsewhere) is { } unfit)
            throw unfit;
        if (mapping is null)
            Begin();
        while (StoredPages.DirtyBytes(file!) > 0 && Stopwatch.GetElapsedTime(storedAt) < Due)
            Thread.Sleep(LookEvery);
        TimeSpan waited = Stopwatch.GetElapsedTime(storedAt);
        long left = StoredPages.DirtyBytes(file!), written = (BlockDevice.Of(Workspace.Folder)?.WrittenBytes ?? 0) - (before?.WrittenBytes ?? 0);
        mapping!.Dispose();
        using (scratch)
        using (file)
            return new Observation([
                .. Judge(dirtyBytes, left, FileBytes),
                .. before is null ? [] : JudgeDevice(written, FileBytes),
                MechanismRow.Of("sum of the file, from the device", $"{sum:x16}", $"{StoredPages.SumFromDevice(scratch!.Data, file!):x16}"),
            ], new Dictionary<string, double>(StringComparer.Ordinal) { ["seconds from the stores to the look"] = Math.Round(waited.TotalSeconds, 1) });
    }

    /// <summary>What the claim asks of the file's dirty bytes when stored and when looked at again.</summary>
    internal static IEnumerable<MechanismRow> Judge(long stored, long later, long bytes) =>
    [
        MechanismRow.Of("dirty bytes of the file, stored", Expected.Exactly(bytes), stored),
        MechanismRow.Of("dirty bytes of the file, later and unasked", Expected.Exactly(0), later),
    ];

    /// <summary>What the claim asks of the device between the stores and the look.</summary>
    internal static IEnumerable<MechanismRow> JudgeDevice(long writtenBytes, long bytes) =>
        [MechanismRow.Of("bytes written to the device since the stores", Expected.AtLeast(bytes), writtenBytes)];

    /// <summary>Why this machine cannot show it in time; null where it can.</summary>
    internal static NotApplicableException? WhyNot(FlusherTimes flusher, bool hasCachestat) =>
        !hasCachestat ? NotApplicable("The kernel does not tell how much of a file is dirty: it has no cachestat(2), or this file system's pages are cached for another one.",
            "use Linux 6.5 or later, and name a folder that is not on overlayfs with --data-dir.")
        : flusher.WakesEvery == TimeSpan.Zero ? NotApplicable("The kernel's flusher does not look for dirty pages here.", "sysctl vm.dirty_writeback_centisecs=500.")
        : flusher.Latest > Patience ? NotApplicable($"The kernel's flusher may take {flusher.Latest.TotalSeconds:0} s here, and {Patience.TotalSeconds:0} s are waited for.",
            "sysctl vm.dirty_expire_centisecs=3000 vm.dirty_writeback_centisecs=500.")
        : null;
}
