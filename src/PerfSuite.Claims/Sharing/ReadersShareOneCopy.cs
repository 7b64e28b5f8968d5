using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Processes;
using PerfSuite.Results;

namespace PerfSuite.Claims.Sharing;

/// <summary>Processes that map a file hold it once between them; processes that read it into buffers hold it once each.</summary>
/// <remarks>Sources: fedorova, when-not, unlocking, love. Pss is the resident size in which each page counts divided by the number of processes
/// that map it, so that the sum over all processes is the memory in use.</remarks>
[Claim("readers-share-one-copy",
    Title = "Processes that map a file share one copy of it",
    Statement = "Each of N processes maps a cached file and touches all of it, and also reads it into a private buffer. While all of them hold both, "
        + "the Pss of the mappings and of the buffers in /proc/PID/smaps are added up over the processes.",
    Source = $"{Sources.Unlocking}, {Sources.Love}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "A mapping's page-table entries lead to the pages of the page cache, of which there is one set; a buffer's pages belong to its process.")]
public class ReadersShareOneCopy : MechanismClaim
{
    private const long FileBytes = 4L << 20;

    /// <summary>How many processes.</summary>
    [Params(2, 4)]
    public int Readers { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes));

    public override Observation Observe()
    {
        Needs.AreaSizes();
        DataFile data = Workspace.File("shared-readers.bin", FileBytes);
        data.EstablishWarm();
        Child[] readers = [.. Enumerable.Range(0, Readers).Select(_ => Child.Start(MapAndRead, [data.Path]))];
        try
        {
            string sum = data.Content.Sum(0, FileBytes).ToString("x16", CultureInfo.InvariantCulture), both = $"{sum} {sum}";
            MechanismRow[] sums = [.. readers.Select((r, i) => MechanismRow.Of($"sums of mapping and buffer, process {i + 1}", both, r.ReadLine()))];
            return Observation.Of([.. Judge([.. readers.Select(r => Holding.Parse(r.Ask("holding?")))], FileBytes), .. sums]);
        }
        finally
        {
            Array.ForEach(readers, r => r.Dispose());
        }
    }

    /// <summary>What the claim asks of the processes' memory. A page's share is rounded down to 1/4096 byte, an area's sum to 1 KiB.</summary>
    internal static IEnumerable<MechanismRow> Judge(IReadOnlyList<Holding> readers, long fileBytes) =>
    [
        MechanismRow.Of("Pss of all mappings ÷ file size", Expected.Near(1, 0.01), (double)readers.Sum(r => r.MappingPss) / fileBytes),
        MechanismRow.Of("Pss of all buffers ÷ file size", Expected.Near(readers.Count, 0.01), (double)readers.Sum(r => r.BufferPss) / fileBytes),
        MechanismRow.Of("smallest resident mapping ÷ file size", Expected.Exactly(1), (double)readers.Min(r => r.MappingRss) / fileBytes),
    ];

    private static int MapAndRead(string[] arguments)
    {
        long page = PageCache.PageBytes;
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        // Forbidden pages on both sides keep the buffer's area from growing together with a neighbour's.
        using Mapping guarded = Mapping.CreateAnonymous(FileBytes + (2 * page), Protection.None);
        MappedRange buffer = guarded.Range.Slice(page, FileBytes);
        buffer.Protect(Protection.Read | Protection.Write);
        file.ReadExactly(buffer.Address, FileBytes, 0);
        Console.WriteLine($"{mapping.Range.Sum(0, FileBytes):x16} {buffer.Sum(0, FileBytes):x16}");
        Console.ReadLine();
        Console.WriteLine(Holding.Of(mapping.Range.Address, buffer.Address));
        Console.ReadLine(); // Holds everything until the last process has looked.
        return 0;
    }
}

/// <summary>What one process holds of the file, in bytes.</summary>
internal readonly record struct Holding(long MappingPss, long MappingRss, long BufferPss)
{
    public static Holding Of(nint mapping, nint buffer)
    {
        MemoryRollup mapped = MemoryRollup.SmapsOf(mapping).Memory;
        return new Holding(mapped.Pss, mapped.Rss, MemoryRollup.SmapsOf(buffer).Memory.Pss);
    }

    public static Holding Parse(string line) =>
        line.Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray() is [var pss, var rss, var buffer]
            ? new Holding(pss, rss, buffer)
            : throw new FormatException($"Expected three sizes, found '{line}'.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MappingPss} {MappingRss} {BufferPss}");
}
