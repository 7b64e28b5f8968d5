using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Copies;

/// <summary>mmap reads files around the page cache.</summary>
/// <remarks>Source: unlocking, which lists it as an advantage. It is not so: what a mapping shows are the page cache's pages. The rows say what would
/// be seen if it were, and what does go around the cache, an O_DIRECT read of the same file, shows that they can be met. That the touched bytes
/// were the file's and came from the device is required before anything is judged.</remarks>
[Claim("bypasses-the-page-cache",
    Title = "mmap reads around the page cache",
    Statement = "An evicted file is mapped and every page of it touched. If that went around the page cache, no page of the file would be resident "
        + "afterwards, and reading it with pread() would have to fetch it from the device again.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Contradicted,
    Because = "A fault brings the file's pages into the page cache and enters those very pages into the page table.")]
[SourceSetting(
    Choice = "No experiment is described: an evicted file of 4 MiB, all of it touched. O_DIRECT, which does go around the cache, is the control.")]
public class BypassesThePageCache : MechanismClaim
{
    private const int BlockBytes = 64 << 10;
    private const long FileBytes = 4L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        DataFile data = Workspace.File("bypass.bin", FileBytes).Ensure();
        using FileDescriptor file = data.Open();
        using NativeBuffer buffer = new(BlockBytes);
        using ThreadProbe probe = new();
        Needs.CountedReads(probe);
        ulong sum = data.Content.Sum(0, FileBytes);
        using FileDescriptor? direct = OpenAroundTheCache(data.Path);
        return Observation.Of([
            .. Judge(Follow(data, file, () => TouchAll(file), sum, buffer, probe), FileBytes),
            .. direct is null ? [] : Control(Follow(data, file, () => WholeRead.Sum(direct, buffer, FileBytes), sum, buffer, probe)),
        ]);
    }

    /// <summary>What would be seen if touching the mapping had gone around the page cache.</summary>
    internal static IEnumerable<MechanismRow> Judge(CacheTrace mapped, long bytes) =>
    [
        MechanismRow.Of("resident bytes after touching all of the mapping", Expected.Exactly(0), mapped.ResidentBytes),
        MechanismRow.Of("device bytes of a read() that follows", Expected.AtLeast(bytes), mapped.RereadDeviceBytes),
    ];

    /// <summary>The same of an O_DIRECT read, which does go around the cache.</summary>
    private static IEnumerable<MechanismRow> Control(CacheTrace direct) =>
    [
        MechanismRow.Of("resident bytes after reading with O_DIRECT instead", Expected.Exactly(0), direct.ResidentBytes),
        MechanismRow.Of("device bytes of a read() that follows that", Expected.AtLeast(FileBytes), direct.RereadDeviceBytes),
    ];

    /// <summary>Lets an arm use the evicted file, looks at the cache, and reads the file once more.</summary>
    private static CacheTrace Follow(DataFile data, FileDescriptor file, Func<ulong> arm, ulong expected, NativeBuffer buffer, ThreadProbe probe)
    {
        data.EstablishCold(file);
        CounterSnapshot start = probe.Take();
        ulong found = arm();
        Counters used = probe.Between(start, probe.Take());
        Needs.ChargedDeviceReads(Workspace, used.DeviceReadBytes);
        if (found != expected || used.DeviceReadBytes < FileBytes)
            throw new InvalidDataException($"Of {data.Path}, {used.DeviceReadBytes} bytes came from the device with the sum {found:x16}; "
                + $"{FileBytes} bytes with the sum {expected:x16} were to come.");
        long resident = PageCache.ResidentPages(file) * PageCache.PageBytes;
        start = probe.Take();
        WholeRead.Sum(file, buffer, FileBytes);
        return new CacheTrace(resident, probe.Between(start, probe.Take()).DeviceReadBytes);
    }

    /// <summary>Some file systems refuse to be read around the cache; null there.</summary>
    private static FileDescriptor? OpenAroundTheCache(string path)
    {
        try
        {
            return FileDescriptor.Open(path, OpenAccess.ReadOnly, OpenOptions.Direct);
        }
        catch (SystemCallException e) when (e.Errno == Errno.EINVAL)
        {
            return null;
        }
    }

    private static ulong TouchAll(FileDescriptor file)
    {
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        return mapping.Range.Sum(0, FileBytes);
    }
}

/// <summary>What an arm that used all of an evicted file left behind.</summary>
/// <param name="ResidentBytes">Of the file in the page cache.</param>
/// <param name="RereadDeviceBytes">What reading the file again had to fetch from the device.</param>
internal readonly record struct CacheTrace(long ResidentBytes, long RereadDeviceBytes);
