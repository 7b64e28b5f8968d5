using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Mappings;

/// <summary>mmap adds one memory area with the requested rights; unmapping its middle leaves two.</summary>
/// <remarks>Source: unlocking, which describes the vm_area_struct that mmap makes. Counted are the areas of
/// /proc/self/maps that lead to one file, because the runtime makes areas of its own meanwhile.</remarks>
[Claim("mapping-adds-one-area",
    Title = "A mapping is one memory area, and two when its middle is unmapped",
    Statement = "Six pages of a file are mapped with each combination of rights; then the two middle pages are unmapped. The entries of "
        + "/proc/self/maps that lead to the file are compared in number, rights, extent and file offset.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "mmap() only enters the range into the process's tree of areas; munmap() cuts what it is given out of that tree.")]
[SourceSetting(
    Choice = "Neither lengths nor rights are given: six pages with each combination of rights. Unmapping the middle is the suite's own addition.")]
public class MappingAddsOneArea : MechanismClaim
{
    private const string None = "none";

    private static readonly long PageBytes = PageCache.PageBytes;

    /// <summary>Rights and kind in the notation of /proc/self/maps.</summary>
    [Params("r--s", "rw-s", "r--p", "rw-p")]
    public string Rights { get; set; } = "";

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("mappedBytes", 6 * PageBytes), ("pageBytes", PageBytes));

    private Protection Protection => Rights[1] == 'w' ? Protection.Read | Protection.Write : Protection.Read;

    private MapFlags Flags => Rights[3] == 's' ? MapFlags.Shared : MapFlags.Private;

    public override Observation Observe()
    {
        using ScratchFile scratch = new(Workspace.File("areas.bin", 6 * PageBytes));
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        MemoryMap before = MemoryMap.Read();
        MappedRange range = MappedRange.Map(file.Number, 0, 6 * PageBytes, Protection, Flags);
        MemoryMap mapped = MemoryMap.Read();
        range.Slice(2 * PageBytes, 2 * PageBytes).Unmap();
        MemoryMap split = MemoryMap.Read();
        // In the gap another thread of this process may have memory by now: what was unmapped once is not unmapped again.
        range.Slice(0, 2 * PageBytes).Unmap();
        range.Slice(4 * PageBytes, 2 * PageBytes).Unmap();
        return Observation.Of(Judge([before, mapped, split, MemoryMap.Read()], range.Address, Rights, PageBytes));
    }

    /// <summary>What the claim asks of the file's areas before, when mapped, when the middle third is unmapped, and after.</summary>
    internal static IEnumerable<MechanismRow> Judge(MemoryMap[] stages, nint address, string rights, long pageBytes)
    {
        string path = stages[1].Covering(address)?.Path ?? "nothing mapped";
        string[] seen = [.. stages.Select(s => Text(s.Areas.Where(a => string.Equals(a.Path, path, StringComparison.Ordinal)), address, pageBytes))];
        yield return MechanismRow.Of("areas of the file before", None, seen[0]);
        yield return MechanismRow.Of("areas of the file, mapped", $"pages 0 to 6 {rights}", seen[1]);
        yield return MechanismRow.Of("areas of the file, middle unmapped", $"pages 0 to 2 {rights}, pages 4 to 6 {rights}", seen[2]);
        yield return MechanismRow.Of("areas of the file after", None, seen[3]);
    }

    /// <summary>Pages counted from the mapping's first; an area that leads elsewhere in the file than its place says so.</summary>
    private static string Text(IEnumerable<MemoryArea> areas, nint address, long pageBytes) =>
        string.Join(", ", areas.Select(a => $"pages {(a.Start - address) / pageBytes} to {(a.End - address) / pageBytes} {RightsOf(a)}"
            + (a.Offset == a.Start - address ? "" : $" of file offset {a.Offset}"))) is { Length: > 0 } text ? text : None;

    private static string RightsOf(MemoryArea area) => string.Concat(area.Rights.HasFlag(Protection.Read) ? "r" : "-",
        area.Rights.HasFlag(Protection.Write) ? "w" : "-", area.Rights.HasFlag(Protection.Execute) ? "x" : "-", area.Shared ? "s" : "p");
}
