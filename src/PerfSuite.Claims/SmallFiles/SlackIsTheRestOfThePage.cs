using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.SmallFiles;

/// <summary>A mapping of n bytes occupies whole pages: what is left of the last page is wasted.</summary>
/// <remarks>Source: love, who counts 4,089 wasted bytes for a file of 7 bytes and pages of 4 KiB. Bytes, exactly.</remarks>
[Claim("slack-is-the-rest-of-the-page",
    Title = "A mapping wastes the rest of its last page",
    Statement = "A file of n bytes is mapped with length n; the length of its memory area in /proc/self/maps less n is the slack.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "Memory is mapped page by page; a page cannot be shared with something else.")]
[SourceSetting(
    Size = "7 bytes, pages of 4 KB",
    Choice = "The document's 7 bytes and seven other lengths around whole pages, by the page size of the machine.")]
public class SlackIsTheRestOfThePage : MechanismClaim
{
    /// <summary>Size of the file and of the mapping.</summary>
    [Params(1, 7, 100, 1023, 4095, 4096, 4097, 65537)]
    public int FileBytes { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("pageBytes", PageCache.PageBytes));

    public override Observation Observe()
    {
        using FileDescriptor file = Workspace.File($"slack-{FileBytes}.bin", FileBytes).Ensure().Open();
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        MemoryArea area = MemoryMap.Read().Areas.Single(a => a.Start == mapping.Range.Address);
        return new Observation([.. Judge(area.Bytes, FileBytes, PageCache.PageBytes)],
            new Dictionary<string, double>(StringComparer.Ordinal) { ["slackBytes"] = area.Bytes - FileBytes });
    }

    /// <summary>What the claim asks of the length of the memory area.</summary>
    internal static IEnumerable<MechanismRow> Judge(long areaBytes, long fileBytes, long pageBytes) =>
    [
        MechanismRow.Of("slack, bytes", Expected.Exactly((pageBytes - (fileBytes % pageBytes)) % pageBytes), areaBytes - fileBytes),
    ];
}
