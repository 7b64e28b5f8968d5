using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Persistence;

/// <summary>A mapping stays valid after its descriptor is closed, and after its file has lost its name.</summary>
/// <remarks>Source: unlocking. Before each look the mapping's page-table entries are dropped, so that the look faults anew and does not only find
/// what an earlier one brought in.</remarks>
[Claim("mapping-outlives-the-descriptor",
    Title = "A mapping outlives its descriptor and its file's name",
    Statement = "A mapped file's descriptor is closed, then the file is unlinked. After each step every page is dropped from the page table and added up "
        + "anew, and a store is read back.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "The memory area holds a reference to the open file, not the descriptor; an inode lives while anything refers to it.")]
[SourceSetting(
    Choice = "No file is described: 1 MiB, summed anew after each step. Removing the file's name too is the suite's own addition.")]
public class MappingOutlivesTheDescriptor : MechanismClaim
{
    private const long FileBytes = 1L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes));

    public override Observation Observe()
    {
        using ScratchFile scratch = new(Workspace.File("outlived.bin", FileBytes));
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes, Protection.Read | Protection.Write);
        string target = new FileInfo($"/proc/self/fd/{file.Number}").LinkTarget!;
        Lifetime open = Look(mapping.Range, target, firstWord: 1);
        file.Dispose();
        Lifetime closed = Look(mapping.Range, target, firstWord: 2);
        File.Delete(scratch.Path);
        Lifetime unlinked = Look(mapping.Range, target, firstWord: 3);
        ulong rest = scratch.Data.Content.Sum(8, FileBytes - 8);
        return Observation.Of(Judge(open, closed, unlinked, rest));
    }

    /// <summary>What the claim asks of the three stages; <paramref name="rest"/> is the sum of the file without its first word.</summary>
    internal static IEnumerable<MechanismRow> Judge(Lifetime open, Lifetime closed, Lifetime unlinked, ulong rest) =>
    [
        MechanismRow.Of("descriptors of the file, open", Expected.Exactly(1), open.Descriptors),
        MechanismRow.Of("descriptors of the file, closed", Expected.Exactly(0), closed.Descriptors),
        MechanismRow.Of("names of the file, closed", Expected.Exactly(1), closed.Names),
        MechanismRow.Of("names of the file, unlinked", Expected.Exactly(0), unlinked.Names),
        .. new[] { ("open", open, 1UL), ("closed", closed, 2UL), ("unlinked", unlinked, 3UL) }
            .Select(s => MechanismRow.Of($"sum of the mapping, {s.Item1}", $"{unchecked(rest + s.Item3):x16}", $"{s.Item2.Sum:x16}")),
    ];

    private static Lifetime Look(MappedRange map, string path, ulong firstWord)
    {
        map.SetWord(0, firstWord);
        map.Advise(MemoryAdvice.DontNeed);
        return new Lifetime(map.Sum(0, map.Bytes), Descriptors(path), File.Exists(path) ? 1 : 0);
    }

    private static int Descriptors(string path) => Directory.EnumerateFileSystemEntries("/proc/self/fd")
        .Count(entry => string.Equals(new FileInfo(entry).LinkTarget, path, StringComparison.Ordinal));
}

/// <summary>What is left of a file at one stage, and what its mapping shows.</summary>
/// <param name="Sum">Sum of the mapping's words.</param>
/// <param name="Descriptors">Descriptors of this process that lead to the file.</param>
/// <param name="Names">Names of the file.</param>
internal readonly record struct Lifetime(ulong Sum, int Descriptors, int Names);
