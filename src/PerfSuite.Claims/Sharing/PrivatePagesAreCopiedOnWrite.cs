using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Sharing;

/// <summary>Private writable mappings share their pages until a page is written; only written pages are copied, and the file stays as it is.</summary>
/// <remarks>Source: love. Sizes of the mapping's own memory area in /proc/self/smaps. On a file system in memory every page of the cache counts
/// as dirty, but the copies still are what is private and dirty.</remarks>
[Claim("private-pages-are-copied-on-write",
    Title = "Private mappings share pages until they are written",
    Statement = "Two processes map a file privately and touch all of it; then one writes to every fifth page. Its copies, the sum of both "
        + "processes' Pss, the file's bytes and what the other process sees are taken before and after.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "A private page is entered without the right to write; the first store faults, and the fault copies that page alone.")]
[SourceSetting(
    Coverage = "pages not yet written by a private, writable mapping",
    Choice = "No figures are given: two processes, 2 MiB, every fifth page written.")]
public class PrivatePagesAreCopiedOnWrite : MechanismClaim
{
    private const int Stride = 5;
    private const long FileBytes = 2L << 20;

    private static readonly long PageBytes = PageCache.PageBytes;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("writtenPages", Written));

    private static long Written => ((FileBytes / PageBytes) + Stride - 1) / Stride;

    public override Observation Observe()
    {
        Needs.AreaSizes();
        using ScratchFile scratch = new(Workspace.File("copied-on-write.bin", FileBytes));
        using FileDescriptor file = scratch.Data.Open();
        using Mapping mapping = Mapping.Create(file, 0, FileBytes, Protection.Read | Protection.Write, MapFlags.Private);
        using Child other = Child.Start(MapPrivately, [scratch.Path]);
        string sum = Hex(scratch.Data.Content.Sum(0, FileBytes));
        MechanismRow otherBefore = MechanismRow.Of("sum seen by the other process, before", sum, other.ReadLine());
        _ = mapping.Range.Sum(0, FileBytes);
        MemoryRollup before = MemoryRollup.SmapsOf(mapping.Range.Address).Memory;
        double shared = before.Pss + double.Parse(other.Ask("pss"), CultureInfo.InvariantCulture);
        for (long page = 0; page < FileBytes; page += Stride * PageBytes)
            mapping.Range.SetWord(page, 0);
        MemoryRollup after = MemoryRollup.SmapsOf(mapping.Range.Address).Memory;
        return Observation.Of([
            otherBefore,
            MechanismRow.Of("Pss of both mappings ÷ file size, before", Expected.Near(1, 0.01), shared / FileBytes),
            .. Judge(before, after, FileBytes, Written * PageBytes),
            MechanismRow.Of("sum seen by the other process, after", sum, other.Ask("sum")),
            MechanismRow.Of("sum of the file, after", sum, Hex(SumOf(file))),
        ]);
    }

    /// <summary>What the claim asks of the writing process's memory area.</summary>
    internal static IEnumerable<MechanismRow> Judge(MemoryRollup before, MemoryRollup after, long fileBytes, long writtenBytes) =>
    [
        MechanismRow.Of("copied bytes, before", Expected.Exactly(0), before.Anonymous),
        MechanismRow.Of("copied bytes, after", Expected.Exactly(writtenBytes), after.Anonymous),
        MechanismRow.Of("private dirty bytes, after", Expected.Exactly(writtenBytes), after.PrivateDirty),
        MechanismRow.Of("resident bytes that are no copies, after", Expected.Exactly(fileBytes - writtenBytes), after.Rss - after.Anonymous),
    ];

    private static ulong SumOf(FileDescriptor file)
    {
        using NativeBuffer buffer = new(FileBytes);
        file.ReadExactly(buffer.Address, FileBytes, 0);
        return buffer.Sum(0, FileBytes);
    }

    private static int MapPrivately(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes, Protection.Read | Protection.Write, MapFlags.Private);
        Console.WriteLine(Hex(mapping.Range.Sum(0, FileBytes)));
        while (Console.ReadLine() is { } question)
            Console.WriteLine(question == "pss" ? MemoryRollup.SmapsOf(mapping.Range.Address).Memory.Pss : Hex(mapping.Range.Sum(0, FileBytes)));
        return 0;
    }

    private static string Hex(ulong sum) => sum.ToString("x16", CultureInfo.InvariantCulture);
}
