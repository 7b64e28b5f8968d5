using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Sharing;

/// <summary>Processes that map a file hold it once between them; processes that read it into buffers hold it once each.</summary>
/// <remarks>Sources: fedorova, when-not, unlocking, love. Pss is the resident size in which each page counts divided by the number of processes
/// that map it, so that the sum over all processes is the memory in use. Love has read-only and shared writable mappings shared in their entirety:
/// where the processes store, each stores into pages of its own choice, and still there is one copy, in which all of them see all stores.</remarks>
[Claim("readers-share-one-copy",
    Title = "Processes that map a file share one copy of it",
    Statement = "Each of N processes maps a cached file and touches all of it, and also reads it into a private buffer; in one case the mapping is writable, and each "
        + "stores into every Nth page. While all of them hold both, the Pss of the mappings and of the buffers in /proc/PID/smaps are added up over the processes.",
    Source = $"{Sources.Unlocking}, {Sources.Love}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "A mapping's page-table entries lead to the pages of the page cache, of which there is one set; a buffer's pages belong to its process.")]
[SourceSetting(
    Size = "one file or object, mapped by several processes",
    Choice = "The number of processes is not given, and so swept; 4 MiB, all touched. Buffers filled by read() are the control.")]
public class ReadersShareOneCopy : MechanismClaim
{
    private const long FileBytes = 4L << 20;

    private static readonly long PageBytes = PageCache.PageBytes;

    public static IEnumerable<Sharers> Groups => [new(2), new(4), new(4, Storing: true)];

    /// <summary>How many processes, and whether they store.</summary>
    [ParamsSource(nameof(Groups))]
    public Sharers Readers { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("processes", Readers.Processes), ("storing", Readers.Storing));

    public override Observation Observe()
    {
        Needs.AreaSizes();
        using ScratchFile scratch = new(Workspace.File("shared-readers.bin", FileBytes));
        scratch.Data.EstablishWarm();
        Child[] readers = [.. Enumerable.Range(0, Readers.Processes).Select(i => Child.Start(MapAndRead, [scratch.Path, .. Readers.ArgumentsOf(i)]))];
        try
        {
            string sum = Hex(scratch.Data.Content.Sum(0, FileBytes));
            MechanismRow[] sums = [.. readers.Select((r, i) => MechanismRow.Of($"sums of mapping and buffer, process {i + 1}", $"{sum} {sum}", r.ReadLine()))];
            Array.ForEach(readers, r => r.Ask(Readers.Storing ? "store" : "do not store"));
            return Observation.Of([
                .. Judge([.. readers.Select(r => Holding.Parse(r.Ask("holding?")))], FileBytes),
                .. sums,
                .. Readers.Storing ? JudgeStores(Hex(Stored(scratch.Data.Content)), [.. readers.Select(r => r.Ask("sum?"))]) : [],
            ]);
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

    /// <summary>What the claim asks of what the processes see once each has stored.</summary>
    /// <param name="stored">Sum of the file with everybody's stores.</param>
    /// <param name="seen">What each sees in its mapping.</param>
    internal static IEnumerable<MechanismRow> JudgeStores(string stored, IReadOnlyList<string> seen) =>
        seen.Select((sum, i) => MechanismRow.Of($"sum of the mapping with everybody's stores, process {i + 1}", stored, sum));

    /// <summary>Sum of the file once the first word of every page has been inverted.</summary>
    private static ulong Stored(SeededWords content)
    {
        ulong sum = content.Sum(0, FileBytes);
        for (long at = 0; at < FileBytes; at += PageBytes)
            sum = unchecked(sum - content[at / sizeof(ulong)] + ~content[at / sizeof(ulong)]);
        return sum;
    }

    private static int MapAndRead(string[] arguments)
    {
        (int process, Sharers all) = Sharers.Parse(arguments.AsSpan(1));
        using FileDescriptor file = FileDescriptor.Open(arguments[0], all.Storing ? OpenAccess.ReadWrite : OpenAccess.ReadOnly);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes, all.Storing ? Protection.Read | Protection.Write : Protection.Read);
        // Forbidden pages on both sides keep the buffer's area from growing together with a neighbour's.
        using Mapping guarded = Mapping.CreateAnonymous(FileBytes + (2 * PageBytes), Protection.None);
        MappedRange map = mapping.Range, buffer = guarded.Range.Slice(PageBytes, FileBytes);
        buffer.Protect(Protection.Read | Protection.Write);
        file.ReadExactly(buffer.Address, FileBytes, 0);
        Console.WriteLine($"{map.Sum(0, FileBytes):x16} {buffer.Sum(0, FileBytes):x16}");
        while (Console.ReadLine() is { } question) // Holds everything until the last process has looked.
            Console.WriteLine(question switch
            {
                "store" => Invert(map, process, all.Processes),
                "holding?" => Holding.Of(map.Address, buffer.Address).ToString(),
                "sum?" => Hex(map.Sum(0, FileBytes)),
                _ => "left as it is",
            });
        return 0;
    }

    private static string Invert(MappedRange map, int process, int processes)
    {
        for (long at = process * PageBytes; at < FileBytes; at += processes * PageBytes)
            map.SetWord(at, ~map.WordAt(at));
        return "stored";
    }

    private static string Hex(ulong sum) => sum.ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>Processes that share a file.</summary>
/// <param name="Processes">How many.</param>
/// <param name="Storing">Whether their mappings are writable, and each stores.</param>
public readonly record struct Sharers(int Processes, bool Storing = false)
{
    /// <summary>Reads back <see cref="ArgumentsOf"/>.</summary>
    public static (int Process, Sharers All) Parse(ReadOnlySpan<string> arguments) =>
        (int.Parse(arguments[0], CultureInfo.InvariantCulture), new Sharers(int.Parse(arguments[1], CultureInfo.InvariantCulture), bool.Parse(arguments[2])));

    public override string ToString() => Storing ? $"{Processes}, each storing" : $"{Processes}";

    /// <summary>What one of them is told of itself and the others.</summary>
    public string[] ArgumentsOf(int process) => [.. new object[] { process, Processes, Storing }.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)!)];
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
