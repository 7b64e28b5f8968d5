using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.SmallFiles;

/// <summary>The share of a mapping that is wasted shrinks as the file grows, and is nothing at a multiple of the page size.</summary>
/// <remarks>Source: love. Shares between 0 and 1. The share is a saw: it leaps behind every multiple of the page size and falls to 0 at the next.
/// What falls with the size is its teeth, and they are measured at their tips, one byte into a new page.</remarks>
[Claim("slack-share-falls-with-size",
    Title = "The wasted share of a mapping falls with the file's size",
    Statement = "One file is given k whole pages and one byte, and k whole pages, and is mapped each time: the share of its memory area in "
        + "/proc/self/maps that lies behind the end of the file.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "At most one page less one byte is wasted, however long the file is.")]
[SourceSetting(
    Size = "small against large, and evenly divisible by the page size",
    Choice = "Measured one byte into a new page, where the share is greatest, and at whole pages, where it is none.")]
public class SlackShareFallsWithSize : MechanismClaim
{
    private static readonly long[] WholePages = [0, 1, 3, 7, 15, 63, 255, 1023];

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("pageBytes", PageCache.PageBytes), ("longestPages", WholePages[^1]));

    public override Observation Observe()
    {
        using ScratchFile scratch = new(Workspace.File("slack-share.bin", PageCache.PageBytes));
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        return Observation.Of(
        [
            .. WholePages.SelectMany(pages => JudgeTip(AreaBytes(file, (pages * PageCache.PageBytes) + 1), pages, PageCache.PageBytes)),
            .. WholePages.Where(pages => pages > 0)
                .SelectMany(pages => JudgeMultiple(AreaBytes(file, pages * PageCache.PageBytes), pages, PageCache.PageBytes)),
        ]);
    }

    /// <summary>What the claim asks where one byte stands in a new page. Each range lies wholly below that of half as many pages.</summary>
    internal static IEnumerable<MechanismRow> JudgeTip(long areaBytes, long wholePages, long pageBytes) =>
    [
        MechanismRow.Of($"share wasted, {wholePages} pages and 1 byte", Expected.Between(0.99 / (wholePages + 1), 1.0 / (wholePages + 1)),
            Share(areaBytes, (wholePages * pageBytes) + 1)),
    ];

    /// <summary>What the claim asks of a multiple of the page size.</summary>
    internal static IEnumerable<MechanismRow> JudgeMultiple(long areaBytes, long pages, long pageBytes) =>
    [
        MechanismRow.Of($"share wasted, {pages} pages", Expected.Exactly(0), Share(areaBytes, pages * pageBytes)),
    ];

    private static double Share(long areaBytes, long fileBytes) => (double)(areaBytes - fileBytes) / areaBytes;

    private static long AreaBytes(FileDescriptor file, long fileBytes)
    {
        file.Truncate(fileBytes);
        using Mapping mapping = Mapping.Create(file, 0, fileBytes);
        return MemoryMap.Read().Areas.Single(a => a.Start == mapping.Range.Address).Bytes;
    }
}
