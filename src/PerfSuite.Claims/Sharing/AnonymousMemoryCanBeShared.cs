using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Sharing;

/// <summary>Two processes can share memory that has no named file.</summary>
/// <remarks>Source: unlocking, which speaks of unrelated processes mapping the same anonymous region. An anonymous mapping proper passes only
/// to forked children; between processes that do not descend by fork, memfd_create(2) gives a region that some descriptor leads to and no path.</remarks>
[Claim("anonymous-memory-can-be-shared",
    Title = "Processes can share memory that has no named file",
    Statement = "A process makes a file in memory without a name, maps it and hands its descriptor to another by /proc/PID/fd. Each stores words "
        + "into its own mapping, and the other looks at them there.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "A file in memory is a set of pages with an inode; whoever gets hold of a descriptor maps the same pages.")]
[SourceSetting(
    Size = "one region, mapped by unrelated processes",
    Choice = "A file in memory without a name stands for the anonymous region, which only forked children inherit.")]
public class AnonymousMemoryCanBeShared : MechanismClaim
{
    private const int Words = 512;
    private const ulong StoredHere = 0x1111_2222_3333_4444, StoredByOther = 0x5555_6666_7777_8888;
    private const long RegionBytes = 1L << 20;

    /// <summary>Spread over all pages of the region.</summary>
    private const long StrideBytes = RegionBytes / Words;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("regionBytes", RegionBytes), ("words", Words));

    public override Observation Observe()
    {
        using FileDescriptor memory = CreateMemory();
        memory.Truncate(RegionBytes);
        using Mapping mapping = Mapping.Create(memory, 0, RegionBytes, Protection.Read | Protection.Write);
        MemoryArea area = MemoryMap.Read().Covering(mapping.Range.Address)!;
        using Child other = Child.Start(MapAndExchange, [$"/proc/{Environment.ProcessId}/fd/{memory.Number}"]);
        string inode = other.ReadLine();
        Store(mapping.Range, StoredHere);
        int seenByOther = int.Parse(other.Ask("look and store"), CultureInfo.InvariantCulture);
        return Observation.Of(Judge(new SharedRegion(seenByOther, Seen(mapping.Range, StoredByOther),
            Names: File.Exists(area.Path.Replace(" (deleted)", "", StringComparison.Ordinal)) ? 1 : 0,
            SameInode: inode == area.Inode.ToString(CultureInfo.InvariantCulture)), Words));
    }

    /// <summary>What the claim asks of the region.</summary>
    internal static IEnumerable<MechanismRow> Judge(SharedRegion region, int words) =>
    [
        MechanismRow.Of("words of this process seen by the other", Expected.Exactly(words), region.SeenByOther),
        MechanismRow.Of("words of the other process seen by this one", Expected.Exactly(words), region.SeenHere),
        MechanismRow.Of("names of the region in the file system", Expected.Exactly(0), region.Names),
        MechanismRow.Of("same inode in both processes", "yes", region.SameInode ? "yes" : "no"),
    ];

    private static FileDescriptor CreateMemory()
    {
        try
        {
            return FileDescriptor.CreateMemory("perfsuite");
        }
        catch (SystemCallException e) when (e.Errno == Errno.ENOSYS || e.Errno == Errno.EPERM)
        {
            throw NotApplicable($"Files in memory are not to be had: {e.Message}.", "use Linux 3.17 or later, and a sandbox that allows memfd_create(2).");
        }
    }

    private static void Store(MappedRange map, ulong word)
    {
        for (int i = 0; i < Words; i++)
            map.SetWord(i * StrideBytes, word + (ulong)i);
    }

    private static int Seen(MappedRange map, ulong word) => Enumerable.Range(0, Words).Count(i => map.WordAt(i * StrideBytes) == word + (ulong)i);

    private static int MapAndExchange(string[] arguments)
    {
        using FileDescriptor memory = FileDescriptor.Open(arguments[0], OpenAccess.ReadWrite);
        using Mapping mapping = Mapping.Create(memory, 0, RegionBytes, Protection.Read | Protection.Write);
        Console.WriteLine(MemoryMap.Read().Covering(mapping.Range.Address)!.Inode);
        Console.ReadLine();
        int seen = Seen(mapping.Range, StoredHere);
        Store(mapping.Range, StoredByOther);
        Console.WriteLine(seen);
        return 0;
    }
}

/// <summary>What two processes found in a region that both map.</summary>
/// <param name="SeenByOther">Words that the first stored and the other saw.</param>
/// <param name="SeenHere">Words that the other stored and the first saw.</param>
/// <param name="Names">Names of the region in the file system.</param>
/// <param name="SameInode">Whether /proc/PID/maps shows the same inode to both.</param>
internal readonly record struct SharedRegion(int SeenByOther, int SeenHere, int Names, bool SameInode);
