using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Persistence;

/// <summary>Stores through a mapping stay in memory as dirty pages; msync(MS_SYNC) writes them to the device.</summary>
/// <remarks>Source: unlocking. Dirty bytes of the mapping's own area in /proc/self/smaps and, since Linux 6.5, dirty pages of the file by cachestat(2).
/// Device bytes are those of the whole device, for all programs: at least the stored pages, with the file system's journal more. In the end
/// the file is evicted and read again, so that what is found has come from the device.</remarks>
[Claim("dirty-pages-wait-for-msync",
    Title = "Stores wait in memory until msync writes them",
    Statement = "A word is stored in every page of a mapped file; then msync(MS_SYNC) is called. Dirty bytes before and after, and what the device was "
        + "given at msync, are counted; the evicted file is read back from the device.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "A store only marks the page dirty; writing back is the flusher's work, within some 30 seconds, unless msync() asks for it now.")]
[SourceSetting(
    Choice = "How long pages wait is not said: they are counted right after the stores, a word in every page of 1 MiB, and after msync().")]
public class DirtyPagesWaitForMsync : MechanismClaim
{
    private const long FileBytes = 1L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        Needs.AreaSizes();
        using ScratchFile scratch = new(Workspace.File("dirty.bin", FileBytes));
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes, Protection.Read | Protection.Write);
        ulong sum = StoredPages.StoreInEvery(mapping.Range, scratch.Data.Content);
        Dirtiness stored = DirtinessOf(file, mapping);
        BlockDevice? before = BlockDevice.Of(Workspace.Folder);
        mapping.Range.Sync();
        BlockDevice? after = BlockDevice.Of(Workspace.Folder);
        Dirtiness synced = DirtinessOf(file, mapping);
        mapping.Dispose();
        return Observation.Of([
            .. Judge(stored, synced, FileBytes),
            .. before is null || after is null ? [] : JudgeDevice(after.WrittenBytes - before.WrittenBytes, FileBytes),
            MechanismRow.Of("sum of the file, from the device", $"{sum:x16}", $"{StoredPages.SumFromDevice(scratch.Data, file):x16}"),
        ]);
    }

    /// <summary>What the claim asks of the dirty bytes before and after msync().</summary>
    internal static IEnumerable<MechanismRow> Judge(Dirtiness stored, Dirtiness synced, long bytes)
    {
        yield return MechanismRow.Of("dirty bytes of the mapping, stored", Expected.Exactly(bytes), stored.MappingBytes);
        yield return MechanismRow.Of("dirty bytes of the mapping, after msync", Expected.Exactly(0), synced.MappingBytes);
        if (stored.CacheBytes is not { } cacheStored || synced.CacheBytes is not { } cacheSynced)
            yield break;
        yield return MechanismRow.Of("dirty bytes of the file, stored", Expected.Exactly(bytes), cacheStored);
        yield return MechanismRow.Of("dirty bytes of the file, after msync", Expected.Exactly(0), cacheSynced);
    }

    /// <summary>What the claim asks of the device between the stores and the return of msync().</summary>
    internal static IEnumerable<MechanismRow> JudgeDevice(long writtenBytes, long bytes) =>
        [MechanismRow.Of("bytes written to the device during msync", Expected.AtLeast(bytes), writtenBytes)];

    private static Dirtiness DirtinessOf(FileDescriptor file, Mapping mapping)
    {
        MemoryRollup area = MemoryRollup.SmapsOf(mapping.Range.Address).Memory;
        return new Dirtiness(area.PrivateDirty + area.SharedDirty, PageCache.HasStatisticsOf(file) ? StoredPages.DirtyBytes(file) : null);
    }
}

/// <summary>What of a file is changed in memory and not yet on the device.</summary>
/// <param name="MappingBytes">In the mapping's memory area.</param>
/// <param name="CacheBytes">In the page cache, being written included; null where the kernel does not tell.</param>
internal readonly record struct Dirtiness(long MappingBytes, long? CacheBytes);
