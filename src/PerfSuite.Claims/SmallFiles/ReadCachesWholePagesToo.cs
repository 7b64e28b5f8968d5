using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.SmallFiles;

/// <summary>A small file that is read by read() takes as many whole pages of the page cache as one that is mapped.</summary>
/// <remarks>The counterpoint to love and when-not, which count the rest of the page against mmap alone. Pages of the cache, exactly.</remarks>
[Claim("read-caches-whole-pages-too",
    Title = "read() takes whole pages of the page cache too",
    Statement = "An evicted file of n bytes is read by one pread() of n bytes; evicted again, it is mapped and one byte of each page is touched. The pages "
        + "that the cache holds of it are counted before and after each.",
    Source = $"{Sources.Love}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "Both go through the page cache, and the cache holds pages: what mmap wastes besides is address space, not memory.")]
[SourceSetting(
    Size = "small: 7 bytes (love), below 1 KB (when-not)",
    Choice = "The suite's own counterpoint: the documents count whole pages against mmap alone. Files of 1 to 4,097 bytes, around a page.")]
public class ReadCachesWholePagesToo : MechanismClaim
{
    /// <summary>Size of the file.</summary>
    [Params(1, 7, 1023, 4096, 4097)]
    public int FileBytes { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("pageBytes", PageCache.PageBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        DataFile data = Workspace.File($"whole-pages-{FileBytes}.bin", FileBytes).Ensure();
        using FileDescriptor file = data.Open();
        return Observation.Of(Judge(Around(data, file, Read), Around(data, file, MapAndTouch), FileBytes, PageCache.PageBytes));
    }

    /// <summary>What the claim asks of both ways.</summary>
    internal static IEnumerable<MechanismRow> Judge(CachedPages read, CachedPages mapped, long fileBytes, long pageBytes)
    {
        Expected whole = Expected.Exactly((fileBytes + pageBytes - 1) / pageBytes);
        return
        [
            MechanismRow.Of("pages in the cache before read()", Expected.Exactly(0), read.Before),
            MechanismRow.Of("pages in the cache after read()", whole, read.After),
            MechanismRow.Of("pages in the cache before mapping", Expected.Exactly(0), mapped.Before),
            MechanismRow.Of("pages in the cache after touching the mapping", whole, mapped.After),
        ];
    }

    private static CachedPages Around(DataFile data, FileDescriptor file, Action<FileDescriptor, int> use)
    {
        data.EstablishCold(file);
        long before = PageCache.ResidentPages(file);
        use(file, (int)data.Bytes);
        return new CachedPages(before, PageCache.ResidentPages(file));
    }

    private static void Read(FileDescriptor file, int bytes)
    {
        using NativeBuffer buffer = new(bytes);
        file.ReadExactly(buffer.Address, bytes, 0);
    }

    private static void MapAndTouch(FileDescriptor file, int bytes)
    {
        using Mapping mapping = Mapping.Create(file, 0, bytes);
        for (long at = 0; at < bytes; at += PageCache.PageBytes)
            _ = mapping.Range.ByteAt(at);
    }
}

/// <summary>Pages of a file in the page cache.</summary>
internal readonly record struct CachedPages(long Before, long After);
