using System.Data.Common;
using System.Text.Json;
using EvolveDb;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.History;

/// <summary>
/// What runs found over time, in one SQLite file or in PostgreSQL. A run is written whole or not at all, and once, however often it is given; several may write at the same time.
/// </summary>
public sealed class RunHistory : IDisposable
{
    private const string LineOfRow = "select r.started_utc, r.id, r.profile, c.name, p.ratio, p.lower, p.upper, p.confidence, p.verdict, r.kernel, r.runtime, r.read_ahead_kib, r.revision";
    private const string LinesOfCases = $"{LineOfRow} from run r join point p on p.run_no = r.no join timed_case c on c.no = p.case_no";

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
        // Runs first and cases after them, each in one order: of two writers that bring the same ones, one waits for the other, and never both.
        HistoryRun[] ordered = [.. runs.OrderBy(r => r.Machine, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)];
        using DbTransaction transaction = source.Begin(connection);
        (HistoryRun Run, long Number)[] added = [.. ordered.Select(run => (Run: run, Number: Insert(run, transaction))).Where(r => r.Number is not null).Select(r => (r.Run, r.Number!.Value))];
        Dictionary<string, long> known = new(cases, StringComparer.Ordinal);
        foreach (string name in added.SelectMany(r => r.Run.Points).Select(p => p.Case).Distinct(StringComparer.Ordinal).Where(n => !known.ContainsKey(n)).Order(StringComparer.Ordinal).ToArray())
            known[name] = NumberOf(name, transaction);
        HistorySource.PointRow[] points = [.. added.SelectMany(r => r.Run.Points.Select(p => new HistorySource.PointRow(known[p.Case], r.Number, p)))];
        Array.Sort(points, (one, other) => (one.Case, one.Run).CompareTo((other.Case, other.Run))); // As the table has them: neighbours go to one page.
        source.Insert(connection, transaction, points);
        transaction.Commit();
        foreach ((string name, long number) in known)
            cases[name] = number; // Only now: what is not committed has no number.
        return added.Length;
    });

    /// <summary>Names of the machines that have runs, with how many.</summary>
    public IReadOnlyList<(string Machine, long Runs)> Machines() => Guarded(source, () =>
        Rows("select machine, count(*) from run group by machine order by machine", r => (r.GetString(0), r.GetInt64(1))));

    /// <summary>What the runs of a machine found of its cases, the oldest first.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="case">Name of one case; null for all.</param>
    public IReadOnlyList<HistoryLine> Lines(string machine, string? @case = null) => Guarded(source, () => @case is null
        ? Rows($"{LinesOfCases} where r.machine = @machine order by r.started_utc, r.no", new LineReader().Read, ("machine", machine))
        : Rows($"{LinesOfCases} where r.machine = @machine and c.name = @name order by r.started_utc, r.no", new LineReader().Read, ("machine", machine), ("name", @case)));

    /// <summary>Every machine that has timed a case, with its latest runs, by name.</summary>
    /// <param name="runs">How many of each machine.</param>
    public IReadOnlyList<MachineHistory> Fleet(int runs)
    {
        (string Machine, List<HistoryLine> Lines, Dictionary<string, IReadOnlyList<Primitive>> Cards)[] read =
            [.. Machines().Select(m => (m.Machine, Lines: Latest(m.Machine, runs), LatestCards(m.Machine, runs))).Where(m => m.Lines.Count > 0)];
        return [.. read.AsParallel().AsOrdered().Select(m => MachineHistory.Of(m.Machine, m.Lines, run => m.Cards[run]))];
    }

    /// <summary>The joins in this order: of each case its points of the few runs, by the table's key. A planner that begins with the points reads all of them.</summary>
    private List<HistoryLine> Latest(string machine, int runs) => Guarded(source, () => Rows(
        $"{LineOfRow} from timed_case c cross join (select * from run where machine = @machine order by started_utc desc, no desc limit @runs) r cross join point p where p.case_no = c.no and p.run_no = r.no "
        + "order by r.started_utc, r.no", new LineReader().Read, ("machine", machine), ("runs", (long)runs)));

    /// <summary>The machine's card as a run took it; empty where it is not there.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="run">Id of the run.</param>
    public IReadOnlyList<Primitive> CardOf(string machine, string run) => Guarded(source, () =>
        Rows("select card from run where machine = @machine and id = @run", r => CardIn(r.GetString(0)), ("machine", machine), ("run", run)).FirstOrDefault([]));

    private Dictionary<string, IReadOnlyList<Primitive>> LatestCards(string machine, int runs) => Guarded(source, () =>
        Rows("select id, card from run where machine = @machine order by started_utc desc, no desc limit @runs", r => KeyValuePair.Create(r.GetString(0), CardIn(r.GetString(1))), ("machine", machine), ("runs", (long)runs))
            .ToDictionary(StringComparer.Ordinal));

    private static IReadOnlyList<Primitive> CardIn(string json) => JsonSerializer.Deserialize<IReadOnlyList<Primitive>>(json, ResultsJson.Options) ?? [];

    public void Dispose() => connection.Dispose();

    /// <returns>Its number; null where the run was there.</returns>
    private long? Insert(HistoryRun run, DbTransaction transaction)
    {
        using DbCommand insert = Command("insert into run (id, machine, profile, started_utc, version, revision, branch, dirty, kernel, runtime, read_ahead_kib, card) "
            + "values (@id, @machine, @profile, @started, @version, @revision, @branch, @dirty, @kernel, @runtime, @ahead, @card) on conflict (machine, id) do nothing returning no", transaction,
            ("id", run.Id), ("machine", run.Machine), ("profile", run.Profile), ("started", run.StartedUtc.UtcDateTime), ("version", run.Version), ("revision", run.Source?.Revision), ("branch", run.Source?.Branch),
            ("dirty", run.Source?.Dirty ?? false), ("kernel", run.Kernel), ("runtime", run.Runtime), ("ahead", run.ReadAheadKiB), ("card", JsonSerializer.Serialize(run.Card, ResultsJson.Options)));
        return (long?)insert.ExecuteScalar();
    }

    private long NumberOf(string name, DbTransaction transaction)
    {
        using DbCommand insert = Command("insert into timed_case (name) values (@name) on conflict (name) do nothing", transaction, ("name", name));
        insert.ExecuteNonQuery();
        using DbCommand find = Command("select no from timed_case where name = @name", transaction, ("name", name));
        return (long)find.ExecuteScalar()!;
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

    /// <summary>Rows of <see cref="LineOfRow"/>. A thousand lines of a machine have a few texts, each of which is kept once.</summary>
    private sealed class LineReader
    {
        private readonly HashSet<string> texts = new(StringComparer.Ordinal);

        public HistoryLine Read(DbDataReader row) => new(new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc)), Text(row, 1), Text(row, 2), Text(row, 3),
            new Interval(row.GetDouble(4), row.GetDouble(5), row.GetDouble(6), row.GetDouble(7)), Enum.Parse<ClaimVerdict>(row.GetString(8)), Text(row, 9), Text(row, 10),
            row.IsDBNull(11) ? null : row.GetInt64(11), row.IsDBNull(12) ? null : Text(row, 12));

        private string Text(DbDataReader row, int column)
        {
            string text = row.GetString(column);
            if (texts.TryGetValue(text, out string? kept))
                return kept;
            texts.Add(text);
            return text;
        }
    }
}
