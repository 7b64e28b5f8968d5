using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Setup;

/// <summary>Holding many large mappings grows the process's address space by their sum, and its memory by almost nothing.</summary>
/// <remarks>Source: when-not. Bytes, from /proc/self/status. The runtime's own memory comes and goes by some MiB meanwhile: the limits leave room for
/// it, and are a hundredth of what the mappings would need if they were filled.</remarks>
[Claim("mappings-take-virtual-memory",
    Title = "Mappings take address space, not memory",
    Statement = "16 mappings of 1 GiB are made and held, then one byte of each is touched. VmSize, VmRSS and VmPTE are taken before, after, and when touched.",
    Source = Sources.WhenNot,
    Expectation = Expectation.Supported,
    Because = "A mapping is a range in the process's tree of areas; page tables and pages come with the first touch.",
    Drawback = true)]
[SourceSetting(
    Size = "many files of about 1 GB, each mapped",
    Choice = "16 mappings of 1 GiB, enough to tell them from the runtime's own memory. A byte of each is touched, to show that memory does not follow.")]
public class MappingsTakeVirtualMemory : MechanismClaim
{
    private const int Mappings = 16;
    private const long MappedBytes = 1L << 30;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("mappings", Mappings), ("mappedBytes", MappedBytes));

    public override Observation Observe()
    {
        DataFile data = Workspace.File("long.bin", MappedBytes, headBytes: DataFile.WriteBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        _ = ProcessSizes.Now(); // What reading /proc takes from the heap is taken now.
        ProcessSizes before = ProcessSizes.Now();
        Mapping[] held = [.. Enumerable.Range(0, Mappings).Select(_ => Mapping.Create(file, 0, MappedBytes))];
        try
        {
            ProcessSizes mapped = ProcessSizes.Now() - before;
            foreach (Mapping mapping in held)
                _ = mapping.Range.ByteAt(0);
            ProcessSizes touched = ProcessSizes.Now() - before;
            return new Observation([.. Judge(mapped, touched, Mappings, MappedBytes, PageCache.PageBytes)], new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["growthVmSizeBytes"] = mapped.VmSize,
                ["growthVmRssBytes"] = mapped.VmRss,
                ["growthVmPteBytes"] = mapped.VmPte,
                ["growthVmRssBytesTouched"] = touched.VmRss,
                ["growthVmPteBytesTouched"] = touched.VmPte,
            });
        }
        finally
        {
            foreach (Mapping mapping in held)
                mapping.Dispose();
        }
    }

    /// <summary>What the claim asks of the growth of the process.</summary>
    /// <param name="mapped">Since before, with the mappings held.</param>
    /// <param name="touched">Since before, with one byte of each touched.</param>
    /// <param name="mappings">How many there are.</param>
    /// <param name="mappedBytes">Length of each.</param>
    /// <param name="pageBytes">The page size.</param>
    internal static IEnumerable<MechanismRow> Judge(ProcessSizes mapped, ProcessSizes touched, int mappings, long mappedBytes, long pageBytes)
    {
        long sum = mappings * mappedBytes;
        return
        [
            MechanismRow.Of("growth of VmSize, mapped, bytes", Expected.Near(sum, 0.01), mapped.VmSize),
            MechanismRow.Of("growth of VmRSS, mapped, bytes", Expected.AtMost(sum / 100.0), mapped.VmRss),
            MechanismRow.Of("growth of VmPTE, mapped, bytes", Expected.AtMost(sum / pageBytes * 8 / 100.0), mapped.VmPte),
            // The upper half of a page table is shared by neighbours or not; the lowest table is each mapping's own.
            MechanismRow.Of("growth of VmPTE, touched, bytes", Expected.Between(mappings * pageBytes, (3 * mappings * pageBytes) + (sum / pageBytes * 8 / 100.0)),
                touched.VmPte),
        ];
    }
}

/// <summary>Sizes of a process, or their growth, in bytes.</summary>
/// <param name="VmSize">Address space.</param>
/// <param name="VmRss">Resident memory.</param>
/// <param name="VmPte">Page tables.</param>
internal readonly record struct ProcessSizes(long VmSize, long VmRss, long VmPte)
{
    /// <summary>Of this process.</summary>
    public static ProcessSizes Now()
    {
        ProcessStatus status = ProcessStatus.Read();
        return new ProcessSizes(status.VmSize, status.VmRSS, status.VmPTE);
    }

    public static ProcessSizes operator -(ProcessSizes left, ProcessSizes right) =>
        new(left.VmSize - right.VmSize, left.VmRss - right.VmRss, left.VmPte - right.VmPte);
}
