using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Persistence;

/// <summary>A file that grows under a longer mapping becomes readable there without remapping; before that, access kills.</summary>
/// <remarks>Source: unlocking, which does not say that the growth is only seen as far as the mapping reaches, nor what an access before it does:
/// the process ends by SIGBUS.</remarks>
[Claim("mapping-follows-file-growth",
    Title = "A growing file becomes readable in a mapping that is long enough",
    Statement = "Two processes map four pages of a file that is one page long. One touches the third page at once; then the file grows to eight pages of "
        + "new bytes, and the other adds up what its mapping shows. The mapping's own length must not have changed.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "A fault asks for the size of the file when it happens, not when the file was mapped; the area itself stays as long as it was made.")]
[SourceSetting(
    Choice = "No sizes are given: a file of one page under a mapping of four grows to eight. That growth is seen only as far as the mapping reaches, the "
        + "document leaves unsaid.")]
public class MappingFollowsFileGrowth : MechanismClaim
{
    private const int MappedPages = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly long PageBytes = PageCache.PageBytes;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", PageBytes), ("mappedBytes", MappedPages * PageBytes), ("grownBytes", 2 * MappedPages * PageBytes));

    public override Observation Observe()
    {
        using ScratchFile scratch = new(Workspace.File("growing.bin", PageBytes));
        int cores = BusErrorEnding.CoresHere();
        using Child hasty = Child.Start(TouchBeyondTheEnd, [scratch.Path]), patient = Child.Start(ReadAfterGrowth, [scratch.Path]);
        string before = patient.ReadLine();
        ChildExit hastyEnd = hasty.WaitForExit(Patience);
        SeededWords content = scratch.Data.Content;
        Grow(scratch, content);
        string[] after = patient.Ask("read").Split(' ');
        return Observation.Of([
            MechanismRow.Of("sum of the first page in the mapping, before", $"{content.Sum(0, PageBytes):x16}", before),
            .. Judge(hastyEnd, after[0], $"{content.Sum(0, MappedPages * PageBytes):x16}"),
            MechanismRow.Of("bytes of the mapping's area, after", $"{MappedPages * PageBytes}", after[1]),
            MechanismRow.Of("end of the process that read after the growth", "exit code 0", patient.WaitForExit(Patience).ToString()),
            MechanismRow.Of("cores left", Expected.Exactly(0), BusErrorEnding.CoresHere() - cores),
        ]);
    }

    /// <summary>What the claim asks of the two processes.</summary>
    /// <param name="hastyEnd">How the one ended that touched the mapping beyond the end of the file.</param>
    /// <param name="grownSum">What the other saw in its mapping after the growth.</param>
    /// <param name="expectedSum">What the file holds there.</param>
    internal static IEnumerable<MechanismRow> Judge(ChildExit hastyEnd, string grownSum, string expectedSum) =>
    [
        MechanismRow.Of("end of the process that touched beyond the end, before", "signal BusError", hastyEnd.ToString()),
        MechanismRow.Of("sum of the whole mapping, after", expectedSum, grownSum),
    ];

    private static void Grow(ScratchFile scratch, SeededWords content)
    {
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        using NativeBuffer buffer = new(((2 * MappedPages) - 1) * PageBytes);
        content.Fill(buffer.Span(0, (int)buffer.Bytes), PageBytes);
        file.WriteExactly(buffer.Address, buffer.Bytes, PageBytes);
    }

    private static int TouchBeyondTheEnd(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using Mapping mapping = Mapping.Create(file, 0, MappedPages * PageBytes);
        BusErrorEnding.Prepare();
        return mapping.Range.ByteAt(2 * PageBytes) == 0 ? 0 : 1;
    }

    private static int ReadAfterGrowth(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using Mapping mapping = Mapping.Create(file, 0, MappedPages * PageBytes);
        Console.WriteLine($"{mapping.Range.Sum(0, PageBytes):x16}");
        Console.ReadLine();
        BusErrorEnding.Prepare(); // If the growth is not seen, this process ends as the other did.
        Console.WriteLine($"{mapping.Range.Sum(0, MappedPages * PageBytes):x16} {MemoryMap.Read().Covering(mapping.Range.Address)!.Bytes}");
        return 0;
    }
}
