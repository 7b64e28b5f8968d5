using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Sharing;

/// <summary>A store through a shared mapping is seen by another process's mapping and by its read(), without msync.</summary>
/// <remarks>Source: unlocking. Each word is looked at before and after the store, so that the store and nothing else is what changed it.
/// The reverse holds too: what the other process writes by pwrite() is in the mapping at once.</remarks>
[Claim("stores-are-visible-at-once",
    Title = "A store through a shared mapping is visible to other processes at once",
    Statement = "A process stores words at seeded places of a shared mapping, without msync(); after each, another process looks through its own mapping "
        + "and by pread(). Then it writes words by pwrite(), and the first looks through its mapping.",
    Source = $"{Sources.Unlocking}, {Sources.Love}",
    Expectation = Expectation.Supported,
    Because = "All of them use the same page of the page cache; msync() is about the device, not about who sees what.")]
[SourceSetting(
    Choice = "No figures are given: 64 words at seeded places of 1 MiB. That read() and pwrite() agree with the mapping is the suite's own addition.")]
public class StoresAreVisibleAtOnce : MechanismClaim
{
    private const int Stores = 64;

    private const long FileBytes = 1L << 20;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", FileBytes), ("stores", Stores), ("seed", Workspace.Seed));

    public override Observation Observe()
    {
        using ScratchFile scratch = new(Workspace.File("visible.bin", FileBytes));
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes, Protection.Read | Protection.Write);
        using Child other = Child.Start(LookAndWrite, [scratch.Path]);
        Sightings seen = default;
        foreach (long offset in Places())
            seen = seen.And(Exchange(mapping.Range, other, offset, scratch.Data.Content[offset / 8]));
        return Observation.Of(Judge(seen, Stores));
    }

    /// <summary>What the claim asks of the words that were seen.</summary>
    internal static IEnumerable<MechanismRow> Judge(Sightings seen, int stores) =>
    [
        MechanismRow.Of("old words seen before the stores", Expected.Exactly(stores), seen.OldWords),
        MechanismRow.Of("stores seen by the other process's mapping", Expected.Exactly(stores), seen.ByMapping),
        MechanismRow.Of("stores seen by the other process's pread", Expected.Exactly(stores), seen.ByRead),
        MechanismRow.Of("words written by the other process and seen in the mapping", Expected.Exactly(stores), seen.WrittenByOther),
    ];

    private static Sightings Exchange(MappedRange map, Child other, long offset, ulong old)
    {
        string place = offset.ToString(CultureInfo.InvariantCulture);
        bool wasOld = other.Ask($"look {place}") == $"{old:x16} {old:x16}";
        ulong stored = ~old, written = old ^ 0x5555;
        map.SetWord(offset, stored);
        string[] looked = other.Ask($"look {place}").Split(' ');
        other.Ask($"write {place} {written:x16}");
        bool byMapping = looked[0] == $"{stored:x16}", byRead = looked[1] == $"{stored:x16}";
        return new Sightings(Count(wasOld), Count(byMapping), Count(byRead), Count(map.WordAt(offset) == written));
    }

    private static int Count(bool seen) => seen ? 1 : 0;

    private IEnumerable<long> Places()
    {
        long[] words = [.. Enumerable.Range(0, (int)(FileBytes / 8)).Select(i => i * 8L)];
        new Random(Workspace.Seed).Shuffle(words);
        return words.Take(Stores);
    }

    private static int LookAndWrite(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0], OpenAccess.ReadWrite);
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        using NativeBuffer word = new(8);
        MappedRange buffer = new(word.Address, 8);
        while (Console.ReadLine()?.Split(' ') is [var what, var place, .. var value])
        {
            long offset = long.Parse(place, CultureInfo.InvariantCulture);
            if (what == "look")
                file.ReadExactly(buffer.Address, 8, offset);
            else
                buffer.SetWord(0, ulong.Parse(value[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            if (what == "write")
                file.WriteExactly(buffer.Address, 8, offset);
            Console.WriteLine($"{mapping.Range.WordAt(offset):x16} {buffer.WordAt(0):x16}");
        }

        return 0;
    }
}

/// <summary>How many words were seen as they should be.</summary>
/// <param name="OldWords">By the other process, before the store.</param>
/// <param name="ByMapping">By the other process's mapping, after the store.</param>
/// <param name="ByRead">By the other process's pread(), after the store.</param>
/// <param name="WrittenByOther">By this process's mapping, after the other's pwrite().</param>
internal readonly record struct Sightings(int OldWords, int ByMapping, int ByRead, int WrittenByOther)
{
    public Sightings And(Sightings more) =>
        new(OldWords + more.OldWords, ByMapping + more.ByMapping, ByRead + more.ByRead, WrittenByOther + more.WrittenByOther);
}
