using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using EvolveDb;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;

namespace PerfSuite.History;

/// <summary>
/// What runs found over time, in one SQLite file or in PostgreSQL. A run is written whole or not at all, and once, however often it is given; several may write at the same time.
/// </summary>
public sealed class RunHistory : IDisposable
{
    private const string LinesOfCases = "select r.started_utc, r.id, r.profile, c.name, p.ratio, p.lower, p.upper, p.confidence, p.verdict, r.kernel, r.runtime, r.read_ahead_kib, r.revision "
        + "from run r join point p on p.run_no = r.no join timed_case c on c.no = p.case_no where r.machine = @machine";

    private readonly HistorySource source;
    private readonly DbConnection connection;
    private readonly Dictionary<string, long> cases = new(StringComparer.Ordinal);

    private RunHistory(HistorySource source, DbConnection connection) => (this.source, this.connection) = (source, connection);

    /// <summary>Where it is, for messages; without a password.</summary>
    public string Name => source.Name;

    /// <summary>Opens a history, and makes it where there is none.</summary>
    /// <param name="where">An SQLite file, a folder for one, or a connection string of PostgreSQL (Host=…).</param>
    /// <exception cref="HistoryException">It cannot be opened, or is something else.</exception>
    public static RunHistory Open(string where)
    {
        HistorySource at = HistorySource.Of(where);
        return Guarded(at, () =>
        {
            RunHistory history = new(at, at.Connect());
            try
            {
                new Evolve(history.connection) { EmbeddedResourceAssemblies = [typeof(RunHistory).Assembly], EmbeddedResourceFilters = [at.Migrations], IsEraseDisabled = true, MetadataTableName = "schema_version" }.Migrate();
                return history;
            }
            catch
            {
                history.Dispose();
                throw;
            }
        });
    }

    /// <summary>Adds those runs that are not there yet, all of them or none.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="HistoryException">They cannot be written.</exception>
    public int Add(params IEnumerable<HistoryRun> runs) => Guarded(source, () =>
    {
        using DbTransaction transaction = source.Begin(connection);
        List<HistorySource.PointRow> points = [];
        Dictionary<string, long> known = new(cases, StringComparer.Ordinal);
        int added = 0;
        foreach (HistoryRun run in runs)
            if (Insert(run, transaction) is { } number)
            {
                points.AddRange(run.Points.Select(p => new HistorySource.PointRow(NumberOf(p.Case, known, transaction), number, p, Text(p.Sweeps))));
                added++;
            }

        points.Sort((one, other) => (one.Case, one.Run).CompareTo((other.Case, other.Run))); // As the table has them: neighbours go to one page.
        source.Insert(connection, transaction, points);
        transaction.Commit();
        foreach ((string name, long number) in known)
            cases[name] = number; // Only now: what is not committed has no number.
        return added;
    });

    /// <summary>Names of the machines that have runs, with how many.</summary>
    public IReadOnlyList<(string Machine, long Runs)> Machines() => Guarded(source, () =>
        Rows("select machine, count(*) from run group by machine order by machine", r => (r.GetString(0), r.GetInt64(1))));

    /// <summary>What the runs of a machine found of its cases, the oldest first.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="case">Name of one case; null for all.</param>
    public IReadOnlyList<HistoryLine> Lines(string machine, string? @case = null) => Guarded(source, () => @case is null
        ? Rows($"{LinesOfCases} order by r.started_utc, r.no", LineOf, ("machine", machine))
        : Rows($"{LinesOfCases} and c.name = @name order by r.started_utc, r.no", LineOf, ("machine", machine), ("name", @case)));

    /// <summary>The machine's card as a run took it; empty where it is not there.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="run">Id of the run.</param>
    public IReadOnlyList<Primitive> CardOf(string machine, string run) => Guarded(source, () =>
        Rows("select card from run where machine = @machine and id = @run", r => JsonSerializer.Deserialize<IReadOnlyList<Primitive>>(r.GetString(0), ResultsJson.Options) ?? [], ("machine", machine), ("run", run))
            .FirstOrDefault([]));

    public void Dispose() => connection.Dispose();

    private static HistoryLine LineOf(DbDataReader row) => new(new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc)), row.GetString(1), row.GetString(2), row.GetString(3),
        new Interval(row.GetDouble(4), row.GetDouble(5), row.GetDouble(6), row.GetDouble(7)), Enum.Parse<ClaimVerdict>(row.GetString(8)), row.GetString(9), row.GetString(10),
        row.IsDBNull(11) ? null : row.GetInt64(11), row.IsDBNull(12) ? null : row.GetString(12));

    private static string Text(IReadOnlyList<double> sweeps) => string.Join(' ', sweeps.Select(s => s.ToString("R", CultureInfo.InvariantCulture)));

    /// <returns>Its number; null where the run was there.</returns>
    private long? Insert(HistoryRun run, DbTransaction transaction)
    {
        using DbCommand insert = Command("insert into run (id, machine, profile, started_utc, version, revision, branch, dirty, kernel, runtime, read_ahead_kib, card) "
            + "values (@id, @machine, @profile, @started, @version, @revision, @branch, @dirty, @kernel, @runtime, @ahead, @card) on conflict (machine, id) do nothing returning no", transaction,
            ("id", run.Id), ("machine", run.Machine), ("profile", run.Profile), ("started", run.StartedUtc.UtcDateTime), ("version", run.Version), ("revision", run.Source?.Revision), ("branch", run.Source?.Branch),
            ("dirty", run.Source?.Dirty ?? false), ("kernel", run.Kernel), ("runtime", run.Runtime), ("ahead", run.ReadAheadKiB), ("card", JsonSerializer.Serialize(run.Card, ResultsJson.Options)));
        return (long?)insert.ExecuteScalar();
    }

    private long NumberOf(string name, Dictionary<string, long> known, DbTransaction transaction)
    {
        if (known.TryGetValue(name, out long number))
            return number;
        using DbCommand insert = Command("insert into timed_case (name) values (@name) on conflict (name) do nothing", transaction, ("name", name));
        insert.ExecuteNonQuery();
        using DbCommand find = Command("select no from timed_case where name = @name", transaction, ("name", name));
        return known[name] = (long)find.ExecuteScalar()!;
    }

    private List<T> Rows<T>(string query, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using DbCommand select = Command(query, transaction: null, parameters);
        using DbDataReader reader = select.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    private DbCommand Command(string text, DbTransaction? transaction, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        DbCommand command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, transaction);
        foreach ((string name, object? value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static T Guarded<T>(HistorySource at, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is DbException or EvolveException or IOException or UnauthorizedAccessException or InvalidCastException or FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            throw new HistoryException(at.Name, $"this history cannot be used: {(e.InnerException is DbException inner ? inner : e).Message} "
                + "It is an SQLite file, a folder for one, or PostgreSQL's connection string (Host=…); what stands there must be its own, and its owner must be able to write it.", e);
        }
    }
}
