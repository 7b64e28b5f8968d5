using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Persistence;

/// <summary>Where a mapped file has been truncated, access raises SIGBUS; a read() just returns fewer bytes.</summary>
/// <remarks>Source: unlocking, whose mapping follows the size of the file; this is the other direction of it. The reader is a process of its own,
/// because the signal ends it; the pages that the file keeps stay readable.</remarks>
[Claim("truncation-kills-readers",
    Title = "Truncating a mapped file kills who reads the lost pages",
    Statement = "A process maps a file of four pages and touches all of them; another truncates the file to one page. The reader's pread() of four pages "
        + "must return one, the first page must stay readable through the mapping, and a touch of the third must end the process by SIGBUS.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "Truncation takes the pages out of the page tables too; the next access faults, finds no page of the file, and a load cannot return an error.",
    Drawback = true)]
[SourceSetting(
    Choice = "The document lets files grow; that they shrink is the suite's own reverse of it. Four pages, cut to one.")]
public class TruncationKillsReaders : MechanismClaim
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly long PageBytes = PageCache.PageBytes;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", 4 * PageBytes), ("keptBytes", PageBytes));

    public override Observation Observe()
    {
        using ScratchFile scratch = new(Workspace.File("truncated.bin", 4 * PageBytes));
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        int cores = BusErrorEnding.CoresHere();
        using Child reader = Child.Start(ReadAndTouch, [scratch.Path]);
        string before = reader.ReadLine();
        file.Truncate(PageBytes);
        string[] kept = reader.Ask("read what is left").Split(' ');
        reader.WriteLine("touch what is lost");
        ChildExit end = reader.WaitForExit(Patience);
        return Observation.Of([
            MechanismRow.Of("sum of the mapping, before", SumOf(scratch, 4), before),
            .. Judge(long.Parse(kept[0], CultureInfo.InvariantCulture), end, PageBytes),
            MechanismRow.Of("sum of the first page in the mapping, after", SumOf(scratch, 1), kept[1]),
            MechanismRow.Of("cores left", Expected.Exactly(0), BusErrorEnding.CoresHere() - cores),
        ]);
    }

    /// <summary>What the claim asks of the reader after the truncation.</summary>
    /// <param name="readBytes">What pread() of four pages returned.</param>
    /// <param name="end">How the process ended that touched a lost page.</param>
    /// <param name="keptBytes">What the file has left.</param>
    internal static IEnumerable<MechanismRow> Judge(long readBytes, ChildExit end, long keptBytes) =>
    [
        MechanismRow.Of("bytes that pread returned, after", Expected.Exactly(keptBytes), readBytes),
        MechanismRow.Of("end of the process that touched a lost page", "signal BusError", end.ToString()),
    ];

    private static string SumOf(ScratchFile scratch, int pages) => $"{scratch.Data.Content.Sum(0, pages * PageBytes):x16}";

    private static int ReadAndTouch(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using Mapping mapping = Mapping.Create(file, 0, 4 * PageBytes);
        using NativeBuffer buffer = new(4 * PageBytes);
        Console.WriteLine($"{mapping.Range.Sum(0, 4 * PageBytes):x16}");
        Console.ReadLine();
        long read = SystemCall.Pread(file.Number, buffer.Address, (nint)buffer.Bytes, 0);
        Console.WriteLine($"{read} {mapping.Range.Sum(0, PageBytes):x16}");
        Console.ReadLine();
        BusErrorEnding.Prepare();
        return mapping.Range.ByteAt(2 * PageBytes) == 0 ? 0 : 1;
    }
}
