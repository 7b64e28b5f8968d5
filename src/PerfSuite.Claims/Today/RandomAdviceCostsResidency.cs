using PerfSuite.Catalogue;
using PerfSuite.Claims.Limits;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Today;

/// <summary>Pages that are used through a mapping with MADV_RANDOM lose their place in the page cache to a stream; pages used without advice keep it.</summary>
/// <remarks>Source: commit 8788f6781486 ("mm: add vma_has_recency()"), by which the accessed bits of a mapping with MADV_RANDOM or MADV_SEQUENTIAL no longer count as uses; and those whom it hit:
/// bbolt #939 ("significant increase in major page faults in Linux 6.4 and later"), Lucene #14408. Both hot sets are read once by pread() first: of one that only faults have brought, even
/// the one without advice goes (Linux 6.18, classic lists). One that is read twice stays with either. Where pages are kept by generations (lru_gen) it has not been tried.</remarks>
[Claim("random-advice-costs-residency",
    Title = "Pages used under MADV_RANDOM lose their place in the cache to a stream",
    Statement = "A process in a memory control group reads two hot sets of 8 MiB once, maps one without advice and one with MADV_RANDOM, and touches every page of both five times; then it streams more than its "
        + "limit by pread(). Counted are what of each is left in the page cache, and the major faults of touching all of it again.",
    Source = Sources.Kernel + ", " + Sources.Trackers,
    Expectation = Expectation.Supported,
    Because = "Since Linux 6.4 the accessed bit of a page counts as a use only where the mapping is not advised as random or sequential: what was touched a thousand times looks as if it had been read once.",
    Drawback = true)]
public class RandomAdviceCostsResidency : MechanismClaim
{
    private const int Uses = 5;

    private static readonly Version Since = new(6, 4);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("hotBytes", HotSet.Bytes), ("wantedLimitBytes", HotSet.WantedLimitBytes), ("uses", Uses));

    public override Expectation? ExpectationOfCase => Reclaim.IsByGenerations ? Expectation.MachineDependent : null;

    public override Observation Observe()
    {
        KernelRelease kernel = KernelRelease.Read();
        if (kernel.Version < Since)
            throw NotApplicable($"Linux {kernel.Release} counts the uses of every mapping.", $"use Linux {Since} or later.");
        using MemoryRoom room = HotSet.Room(Workspace, "random-advice");
        using ScratchFile plain = HotSet.Fresh(Workspace, "hot-plain.bin", HotSet.Bytes), random = HotSet.Fresh(Workspace, "hot-random.bin", HotSet.Bytes);
        using ScratchFile stream = HotSet.Fresh(Workspace, "stream-past-advice.bin", HotSet.StreamBytes(room));
        using Child child = Child.Start(UseAndStream, [plain.Path, random.Path, stream.Path], room.ChildOptions(ConfinedChild.HeapBytes));
        double[] told = [.. child.ReadLine(Patience).Split(' ').Select(HotSet.Number)];
        return new Observation(
            [
                .. Judge(new UsedHotSet(told[0], told[1], (long)told[2]), new UsedHotSet(told[3], told[4], (long)told[5]), HotSet.Bytes / PageCache.PageBytes),
                .. room.Judge(),
            ],
            new Dictionary<string, double>(StringComparer.Ordinal) { ["streamBytes"] = HotSet.StreamBytes(room), ["limitBytes"] = room.LimitBytes });
    }

    /// <summary>What the claim asks of both hot sets.</summary>
    internal static IEnumerable<MechanismRow> Judge(UsedHotSet plain, UsedHotSet random, long pages) =>
    [
        MechanismRow.Of("% in the cache before the stream, no advice", Expected.Exactly(100), plain.PercentBefore),
        MechanismRow.Of("% in the cache before the stream, MADV_RANDOM", Expected.Exactly(100), random.PercentBefore),
        MechanismRow.Of("% left after the stream, no advice", HotSet.Kept, plain.PercentAfter),
        MechanismRow.Of("% left after the stream, MADV_RANDOM", HotSet.Lost, random.PercentAfter),
        MechanismRow.Of("major faults of touching all again, no advice", Expected.AtMost(0.05 * pages), plain.MajorFaults),
        MechanismRow.Of("major faults of touching all again, MADV_RANDOM", Expected.Between(0.95 * pages, pages), random.MajorFaults),
    ];

    /// <summary>The child: percent before, percent after and major faults of both hot sets, in one line.</summary>
    private static int UseAndStream(string[] arguments)
    {
        using ThreadProbe probe = new();
        using FileDescriptor plain = FileDescriptor.Open(arguments[0]), random = FileDescriptor.Open(arguments[1]), stream = FileDescriptor.Open(arguments[2]);
        using Mapping ofPlain = Used(plain, MemoryAdvice.Normal), ofRandom = Used(random, MemoryAdvice.Random);
        double[] before = [HotSet.ResidentPercent(plain, HotSet.Bytes), HotSet.ResidentPercent(random, HotSet.Bytes)];
        Stream.Through(stream, StreamWay.Read);
        double[] after = [HotSet.ResidentPercent(plain, HotSet.Bytes), HotSet.ResidentPercent(random, HotSet.Bytes)];
        long[] faults = [MajorFaults(probe, ofPlain), MajorFaults(probe, ofRandom)];
        Console.WriteLine(string.Join(' ', new[] { before[0], after[0], faults[0], before[1], after[1], faults[1] }.Select(HotSet.Text)));
        return 0;
    }

    private static Mapping Used(FileDescriptor file, MemoryAdvice advice)
    {
        Stream.Through(file, StreamWay.Read);
        Mapping mapping = Mapping.Create(file, 0, HotSet.Bytes);
        mapping.Range.Advise(advice);
        for (int use = 0; use < Uses; use++)
            HotSet.Touch(mapping.Range);
        return mapping;
    }

    private static long MajorFaults(ThreadProbe probe, Mapping mapping)
    {
        CounterSnapshot before = probe.Take();
        HotSet.Touch(mapping.Range);
        return probe.Between(before, probe.Take()).MajorFaults;
    }
}

/// <summary>What became of a hot set that was used through a mapping.</summary>
/// <param name="PercentBefore">How much of it was in the cache before the stream.</param>
/// <param name="PercentAfter">How much after.</param>
/// <param name="MajorFaults">Of touching all of it again.</param>
internal sealed record UsedHotSet(double PercentBefore, double PercentAfter, long MajorFaults);
