using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.Crossings;

/// <summary>The first pass over a cached mapping still enters the kernel, through faults.</summary>
/// <remarks>Sources: love, fedorova. Exact counts of the calling thread. A fault enters as many pages as the folio that it meets has, and at least
/// its neighbours (fault-around, 64 KiB as a rule); so how the file came into the page cache decides the number. Seen on Linux 6.18 with
/// ext4 and read-ahead of 8 MiB: 2 faults a MiB after 1 MiB writes, 4 to 6 after read-ahead by read(), 7 to 16 after the read-ahead of faults, 16 with
/// single pages. Judged are the limits that the explanation sets: no folio of the page cache that is mapped page by page is longer than what one page table maps, and a
/// fault brings in 64 KiB at least, where fault-around is not switched off (fault_around_bytes of debugfs); a mapping's place adds a fault or two.</remarks>
[Claim("faults-are-the-hidden-crossings",
    Title = "The first pass over a cached mapping crosses into the kernel through faults",
    Statement = "A file is brought into the page cache in one of four ways, then mapped and summed for the first time. No call is made, but the "
        + "thread faults: at least once for 2 MiB, at most once for 64 KiB.",
    Source = $"{Sources.Love}, {Sources.Fedorova}",
    Expectation = Expectation.Supported,
    Because = "Mapping makes no page-table entry; every entry, or every group of them, is made by a fault when it is first needed.")]
[SourceSetting(
    CacheState = "in the page cache: mapped on the first access (fedorova)",
    Choice = "No number is given: a file of 16 MiB, brought into the cache in four ways, because these decide how many pages a fault brings in.")]
public class FaultsAreTheHiddenCrossings : MechanismClaim
{
    private const string FaultsPerMiB = "faultsPerMiB";
    private const int BlockBytes = 64 << 10;
    private const long FileBytes = 16L << 20;

    /// <summary>The most that a fault enters: as many entries as a page table has, one page full of words.</summary>
    private static readonly int PagesOfATable = PageCache.PageBytes / 8;

    /// <summary>The least: 64 KiB around the touched page.</summary>
    private static readonly int PagesAround = Math.Max(1, BlockBytes / PageCache.PageBytes);

    /// <summary>How the file came into the page cache.</summary>
    [ParamsAllValues]
    public CacheFilling Filling { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("pageBytes", PageCache.PageBytes));

    public override Observation Observe()
    {
        if (Filling != CacheFilling.Written)
            Needs.Device(Workspace);
        using ScratchFile scratch = new(Workspace.File("hidden.bin", FileBytes));
        using FileDescriptor file = scratch.Data.Open();
        using ThreadProbe probe = new();
        Fill(scratch.Data, file);
        scratch.Data.VerifyWarm();
        using (Mapping compiling = Mapping.Create(file, 0, PageCache.PageBytes))
            _ = compiling.Range.Sum(0, compiling.Range.Bytes);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        CounterSnapshot start = probe.Take();
        ulong sum = mapping.Range.Sum(0, FileBytes);
        CounterSnapshot end = probe.Take();
        Counters counted = probe.Between(start, end);
        return new Observation(
        [
            .. Judge(counted, FileBytes / PageCache.PageBytes),
            MechanismRow.Of("sum of the pass", $"{scratch.Data.Content.Sum(0, FileBytes):x16}", $"{sum:x16}"),
        ], new Dictionary<string, double>(StringComparer.Ordinal) { [FaultsPerMiB] = (double)counted.MinorFaults / (FileBytes >> 20) });
    }

    /// <summary>What the claim asks of the counters of a mapping's first pass: faults there are, and nothing else that enters the kernel.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters firstPass, long pages)
    {
        yield return MechanismRow.Of("minor faults", Expected.Between(pages / PagesOfATable, Significant.Digits(pages / PagesAround * 1.1, 4)), firstPass.MinorFaults);
        yield return MechanismRow.Of("major faults", Expected.Exactly(0), firstPass.MajorFaults);
        if (firstPass.HasIo)
            yield return MechanismRow.Of("read and write calls", Expected.Exactly(0), firstPass.ReadCalls + firstPass.WriteCalls);
    }

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) =>
        Spread([.. cases.Where(c => c.Facts.ContainsKey(FaultsPerMiB)).Select(c => (c.Case, c.Facts[FaultsPerMiB]))]);

    /// <summary>How far the ways of filling the cache are apart.</summary>
    internal static IEnumerable<Finding> Spread(IReadOnlyList<(string Case, double FaultsPerMiB)> counted)
    {
        if (counted.Count < 2)
            yield break;
        var (fewest, few) = counted.MinBy(c => c.FaultsPerMiB);
        var (most, many) = counted.MaxBy(c => c.FaultsPerMiB);
        yield return new Finding("faults by way of filling the cache", string.Create(CultureInfo.InvariantCulture,
            $"From {few:0.##} faults a MiB ({fewest}) to {many:0.##} ({most}): {many / few:0.#} times as many for the same bytes."),
            null, few, many, "faults/MiB");
    }

    private void Fill(DataFile data, FileDescriptor file)
    {
        switch (Filling)
        {
            case CacheFilling.Written:
                break;
            case CacheFilling.ReadAhead:
                data.EstablishCold(file);
                Read(file, BlockBytes);
                break;
            case CacheFilling.FaultedAhead:
                data.EstablishCold(file);
                using (Mapping mapping = Mapping.Create(file, 0, FileBytes))
                    _ = mapping.Range.Sum(0, FileBytes);
                break;
            case CacheFilling.ReadPageByPage:
                data.EstablishCold(file);
                file.Advise(FileAdvice.Random);
                Read(file, PageCache.PageBytes);
                break;
            default:
                throw new InvalidOperationException($"Nobody says how to fill the page cache for '{Filling}'.");
        }
    }

    private static void Read(FileDescriptor file, int blockBytes)
    {
        using NativeBuffer buffer = new(blockBytes);
        _ = WholeRead.Sum(file, buffer, FileBytes);
    }
}

/// <summary>How a file comes into the page cache, which decides the sizes of the cache's folios.</summary>
public enum CacheFilling
{
    /// <summary>By the suite's recipe: 1 MiB writes.</summary>
    Written,

    /// <summary>Read from the device by read() with the kernel's read-ahead.</summary>
    ReadAhead,

    /// <summary>Read from the device by the faults of a mapping, with the kernel's read-ahead for those.</summary>
    FaultedAhead,

    /// <summary>Read from the device one page at a time, without read-ahead.</summary>
    ReadPageByPage,
}
