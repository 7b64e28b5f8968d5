using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Engines.Tests;

[Collection(EngineTests.Name)]
public sealed class SqliteMmapSpeedsLookupsTests(EngineWorkspace engine)
{
    private const int CountedTurns = 20;

    public static TheoryData<EngineCache, LookupTransaction> Cases => new()
    {
        { EngineCache.Default, LookupTransaction.Each },
        { EngineCache.Default, LookupTransaction.One },
        { EngineCache.HoldsAll, LookupTransaction.Each },
        { EngineCache.HoldsAll, LookupTransaction.One },
    };

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void The_switch_takes_the_lookups_past_read_calls_and_cache(EngineCache cache, LookupTransaction transaction)
    {
        IReadOnlyList<MechanismRow> rows = Counted(new SqliteMmapSpeedsLookups { Cache = cache, Transaction = transaction });
        Assert.All(rows, row => Assert.True(row.Holds, row.ToString()));
    }

    /// <summary>A claim whose arms do the same would find a ratio of 1 and blame mmap for it: the pragma is left out, and in every case something must say that nothing was mapped.</summary>
    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Without_the_switch_the_mechanism_says_so(EngineCache cache, LookupTransaction transaction)
    {
        IReadOnlyList<MechanismRow> rows = Counted(new SqliteMmapSpeedsLookups { Cache = cache, Transaction = transaction, SetsThePragma = false });
        Assert.Contains(rows, row => !row.Holds && row.Name.StartsWith("mmap_size in force", StringComparison.Ordinal));
        Assert.Contains(rows, row => !row.Holds && row.Name.StartsWith("pages of SQLite's own cache per lookup, Mapped", StringComparison.Ordinal));
    }

    /// <summary>Counters of an arm that took the other's path, or had the other cache, do not pass for its own.</summary>
    [Fact]
    public void Calls_of_the_other_path_disagree()
    {
        const int lookups = 1000;
        Counters read = new() { HasIo = true, ReadCalls = 1970 }, none = new() { HasIo = true };
        Assert.All(SqliteMmapSpeedsLookups.JudgeReads(EngineCache.Default, LookupTransaction.Each, read, none, lookups), row => Assert.True(row.Holds, row.ToString()));
        Assert.Contains(SqliteMmapSpeedsLookups.JudgeReads(EngineCache.Default, LookupTransaction.Each, read, read, lookups), row => !row.Holds);
        Assert.Contains(SqliteMmapSpeedsLookups.JudgeReads(EngineCache.Default, LookupTransaction.Each, none, none, lookups), row => !row.Holds);
        Assert.Contains(SqliteMmapSpeedsLookups.JudgeReads(EngineCache.HoldsAll, LookupTransaction.Each, read, none, lookups), row => !row.Holds);
        Assert.Contains(SqliteMmapSpeedsLookups.JudgeReads(EngineCache.HoldsAll, LookupTransaction.One, read, none, lookups), row => !row.Holds);
    }

    private IReadOnlyList<MechanismRow> Counted(SqliteMmapSpeedsLookups claim)
    {
        Assert.NotNull(engine.Workspace);
        using ThreadProbe probe = new();
        Skip.IfNot(probe.HasIo, "The kernel does not tell what a thread reads.");
        Turns.OpenOrSkip(claim.Open);
        try
        {
            Counters pread = Turns.Counted(probe, CountedTurns, claim.Pread), mapped = Turns.Counted(probe, CountedTurns, claim.Mapped);
            return [.. SqliteMmapSpeedsLookups.JudgeReads(claim.Cache, claim.Transaction, pread, mapped, CountedTurns * claim.OperationsPerTurn), .. claim.AfterRounds()];
        }
        finally
        {
            claim.Close();
        }
    }
}
