using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Mappings;

/// <summary>A mapping begins at a whole page of the file and is whole pages long.</summary>
/// <remarks>Source: unlocking, which says that the size must be a multiple of the page. Measured: the kernel takes every length and rounds it
/// up; what it refuses is an offset within a page. A read takes any offset.</remarks>
[Claim("offsets-are-page-aligned",
    Title = "A mapping begins at a whole page and is whole pages long",
    Statement = "A file is mapped at offsets within and at the beginning of a page, and with lengths that are no whole pages. The error of each "
        + "mmap() and the length of each area in /proc/self/maps are compared with what page-wise mapping asks for; pread() at the same offsets works.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "Page tables translate whole pages: a byte's place within its page is the same in the file, in memory and in the mapping.")]
[SourceSetting(
    Size = "a multiple of the page size",
    Choice = "The document speaks of the length; the offset is added, because that is what the kernel refuses.")]
public class OffsetsArePageAligned : MechanismClaim
{
    private static readonly long PageBytes = PageCache.PageBytes;
    private static readonly long[] Offsets = [1, 8, 512, PageBytes - 1, PageBytes, PageBytes + 1, 2 * PageBytes];
    private static readonly long[] Lengths = [1, PageBytes - 1, PageBytes, PageBytes + 1, (2 * PageBytes) + 7];

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", 4 * PageBytes), ("pageBytes", PageBytes));

    public override Observation Observe()
    {
        using FileDescriptor file = Workspace.File("aligned.bin", 4 * PageBytes).Ensure().Open();
        return Observation.Of([
            .. Offsets.SelectMany(offset => JudgeOffset(offset, PageBytes, MapAt(file, offset), ReadAt(file, offset))),
            .. Lengths.Select(length => JudgeLength(length, PageBytes, AreaOf(file, length))),
        ]);
    }

    /// <summary>What the claim asks at an offset: mmap() fails within a page, pread() nowhere.</summary>
    internal static IEnumerable<MechanismRow> JudgeOffset(long offset, long pageBytes, string mapped, string read) =>
    [
        MechanismRow.Of(Invariant($"mmap at offset {offset}"), offset % pageBytes == 0 ? "mapped" : Errno.EINVAL.Name, mapped),
        MechanismRow.Of(Invariant($"pread at offset {offset}"), "read", read),
    ];

    /// <summary>What the claim asks of the area that a length gives.</summary>
    internal static MechanismRow JudgeLength(long length, long pageBytes, long areaBytes) =>
        MechanismRow.Of(Invariant($"area of a mapping of {length} bytes"), Expected.Exactly((length + pageBytes - 1) / pageBytes * pageBytes), areaBytes);

    private static string MapAt(FileDescriptor file, long offset)
    {
        nint address = SystemCall.Mmap(0, (nint)PageBytes, Protection.Read, MapFlags.Shared, file.Number, offset);
        if (address == -1)
            return Errno.Last.Name;
        new MappedRange(address, PageBytes).Unmap();
        return "mapped";
    }

    private static string ReadAt(FileDescriptor file, long offset)
    {
        using NativeBuffer buffer = new(PageBytes);
        return SystemCall.Pread(file.Number, buffer.Address, (nint)PageBytes, offset) == PageBytes ? "read" : Errno.Last.Name;
    }

    private static long AreaOf(FileDescriptor file, long length)
    {
        using Mapping mapping = Mapping.Create(file, 0, length);
        return MemoryMap.Read().Covering(mapping.Range.Address)!.Bytes;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
