using PerfSuite.Data;
using PerfSuite.Judging.Records;

namespace PerfSuite.Engines;

/// <summary>
/// A database in the run's own folder, made once from the run's seed: numbered rows of 112 bytes, in a tree of pages of 4 KiB. Its file is as long as its map, as it becomes where the map is written
/// to; behind the rows there is room for the pages that a transaction changes.
/// </summary>
internal sealed class LmdbDatabase
{
    /// <summary>A row takes 132 with its share of a page; the rest is room.</summary>
    private const long MapBytesPerRow = 160;

    private readonly Workspace workspace;

    /// <summary>The database; written when first asked for.</summary>
    /// <exception cref="Catalogue.NotApplicableException">The library is not there, or there is too little disk.</exception>
    public LmdbDatabase(Workspace workspace)
    {
        Liblmdb.Require();
        this.workspace = workspace;
        Rows = new SeededRows(workspace, "lmdb-rows");
        File = workspace.ForeignFile($"rows-{Rows.Count}.lmdb", MapBytes, Write);
    }

    /// <summary>Its file: 80 MiB at quick, else 320; of these 70 and 279 are rows.</summary>
    public FileResidency File { get; }

    public SeededRows Rows { get; }

    private long MapBytes => MapBytesPerRow * Rows.Count;

    /// <summary>What fixes the workload of a case, without the database being made.</summary>
    public static IReadOnlyDictionary<string, object> Recorded(Workspace workspace, int rowsPerTurn) => Facts.Of(("rows", (long)SeededRows.CountOf(workspace.Profile)),
        ("bodyBytes", (long)SeededRows.BodyBytes), ("rowsPerTurn", (long)rowsPerTurn), ("seed", (long)workspace.Seed));

    /// <summary>A copy for one arm to change; made when first asked for, and changed further by each process of the run.</summary>
    public FileResidency CopyFor(string arm) => workspace.ForeignFile($"rows-{Rows.Count}-{arm}.lmdb", MapBytes, path => System.IO.File.Copy(File.Path, path));

    private void Write(string path)
    {
        using LmdbEnvironment environment = new(path, MapBytes, LmdbFlags.WriteMap | LmdbFlags.NoSync | LmdbFlags.NoLock);
        using LmdbTransaction all = environment.Begin(writes: true);
        using LmdbRow row = new(Rows);
        for (long number = 0; number < Rows.Count; number++)
            row.Put(all, number, stamp: 0, appends: true);
        all.Commit();
    }
}
