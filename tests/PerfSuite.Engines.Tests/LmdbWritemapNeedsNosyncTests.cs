using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Engines.Tests;

[Collection(EngineTests.Name)]
public sealed class LmdbWritemapNeedsNosyncTests(EngineWorkspace engine)
{
    private const int CountedTurns = 8;

    [SkippableTheory]
    [InlineData(CommitSync.Sync)]
    [InlineData(CommitSync.NoSync)]
    public void The_flag_takes_the_writing_past_write_calls(CommitSync commit)
    {
        IReadOnlyList<MechanismRow> rows = Counted(new LmdbWritemapNeedsNosync { Commit = commit });
        Assert.All(rows, row => Assert.True(row.Holds, string.Join('\n', rows)));
    }

    /// <summary>A claim whose arms do the same would find that the flag gains nothing, which is what it expects of commits that sync: the flag is left out, and something must say that nothing was changed in the map.</summary>
    [SkippableTheory]
    [InlineData(CommitSync.Sync)]
    [InlineData(CommitSync.NoSync)]
    public void Without_the_switch_the_mechanism_says_so(CommitSync commit)
    {
        IReadOnlyList<MechanismRow> rows = Counted(new LmdbWritemapNeedsNosync { Commit = commit, SetsTheFlag = false });
        Assert.Contains(rows, row => !row.Holds && row.Name == "flags in force, Mapped");
        Assert.Contains(rows, row => !row.Holds && row.Name == "write calls, Mapped");
    }

    /// <summary>Counters of an arm that took the other's path, or whose commits did the other thing, do not pass for its own.</summary>
    [Fact]
    public void Calls_and_faults_of_the_other_path_disagree()
    {
        const int rows = 1000;
        Counters write = new() { HasIo = true, WriteCalls = 980 }, map = new() { HasIo = true }, mapSynced = map with { MinorFaults = 990 };
        Assert.All(LmdbWritemapNeedsNosync.Judge(CommitSync.NoSync, write, map, rows), row => Assert.True(row.Holds, row.ToString()));
        Assert.All(LmdbWritemapNeedsNosync.Judge(CommitSync.Sync, write, mapSynced, rows), row => Assert.True(row.Holds, row.ToString()));
        Assert.Contains(LmdbWritemapNeedsNosync.Judge(CommitSync.NoSync, write, mapSynced, rows), row => !row.Holds);
        Assert.Contains(LmdbWritemapNeedsNosync.Judge(CommitSync.Sync, write, map, rows), row => !row.Holds);
        Assert.Contains(LmdbWritemapNeedsNosync.Judge(CommitSync.NoSync, write, write, rows), row => !row.Holds);
        Assert.Contains(LmdbWritemapNeedsNosync.Judge(CommitSync.NoSync, map, map, rows), row => !row.Holds);
    }

    /// <summary>One row of all gets the body of another database's: what goes through the rows finds it.</summary>
    [SkippableFact]
    public void A_row_that_is_not_as_it_was_written_is_found()
    {
        LmdbDatabase? database = null;
        Turns.OpenOrSkip(() => database = new LmdbDatabase(engine.Workspace));
        FileResidency copy = database!.CopyFor("planted");
        Assert.Equal(0, RowsAmiss());
        using (LmdbEnvironment environment = new(copy.Path, copy.Bytes, LmdbFlags.NoSync))
        {
            using LmdbTransaction transaction = environment.Begin(writes: true);
            using LmdbRow foreign = new(new SeededRows(engine.Workspace, "others"));
            foreign.Put(transaction, number: 5, stamp: 0);
            transaction.Commit();
        }

        Assert.Equal(1, RowsAmiss());

        long RowsAmiss()
        {
            using LmdbWrites writes = new(database.Rows, copy, LmdbFlags.NoSync, rowsPerTurn: 10, seed: 1);
            return writes.RowsAmiss();
        }
    }

    [Fact]
    public void Where_the_library_is_missing_the_claim_is_not_applicable_and_says_what_to_install()
    {
        NotApplicableException e = Assert.Throws<NotApplicableException>(() => Liblmdb.Require(Liblmdb.Load(["liblmdb.so.none"])));
        Assert.Contains("liblmdb0", e.Remedy, StringComparison.Ordinal);
    }

    private IReadOnlyList<MechanismRow> Counted(LmdbWritemapNeedsNosync claim)
    {
        Assert.NotNull(engine.Workspace);
        using ThreadProbe probe = new();
        Skip.IfNot(probe.HasIo, "The kernel does not tell what a thread writes.");
        Turns.OpenOrSkip(claim.Open);
        try
        {
            Counters written = Turns.Counted(probe, CountedTurns, claim.Written), mapped = Turns.Counted(probe, CountedTurns, claim.Mapped);
            return [.. LmdbWritemapNeedsNosync.Judge(claim.Commit, written, mapped, CountedTurns * claim.OperationsPerTurn), .. claim.AfterRounds(), .. claim.TakeApart()];
        }
        finally
        {
            claim.Close();
        }
    }
}
