using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace BTreePages.Claims.Lookups;

/// <summary>What the speed of mapped lookups rests on, counted exactly: no clock is read.</summary>
[Claim("btree-mapped-lookup-makes-no-call",
    Title = "A lookup in mapped pages makes no system call",
    Statement = "The same keys are looked up in mapped pages and by pread(); the thread's read calls and the answers are counted.",
    Source = "the design of this pager",
    Expectation = Expectation.Supported,
    Because = "A mapped page is used in place; what enters the kernel is a fault, at most one a page.")]
public class MappedLookupMakesNoCall : MechanismClaim
{
    private const int Lookups = 1000;

    public override Observation Observe()
    {
        LookupFile file = new(Workspace);
        using ReadPages read = new(file.Path);
        using MappedPages mapped = new(file.Path);
        BTree<ReadPages> readTree = new(read);
        BTree<MappedPages> mappedTree = new(mapped);
        using ThreadProbe probe = new();
        CounterSnapshot start = probe.Take();
        int readRight = Right(file, readTree.Find);
        CounterSnapshot between = probe.Take();
        int mappedRight = Right(file, mappedTree.Find);
        CounterSnapshot end = probe.Take();
        return Observation.Of(
            MechanismRow.Of("read calls, pread: one a level", Expected.Exactly(Lookups * LookupFile.Levels), probe.Between(start, between).ReadCalls),
            MechanismRow.Of("read calls, mapped", Expected.Exactly(0), probe.Between(between, end).ReadCalls),
            MechanismRow.Of("right answers, pread", Expected.Exactly(Lookups), readRight),
            MechanismRow.Of("right answers, mapped", Expected.Exactly(Lookups), mappedRight));
    }

    private static int Right(LookupFile file, Func<ulong, ulong?> find)
    {
        int right = 0;
        for (int i = 0; i < Lookups; i++)
            right += find(file.Visit(i)) == LookupFile.ValueOf(file.Visit(i)) ? 1 : 0;
        return right;
    }
}
