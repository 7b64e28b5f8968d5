using System.Diagnostics;
using PerfSuite.History;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report;

namespace PerfSuite.Performance.History;

/// <summary>How fast a history takes runs in, and answers. PostgreSQL is asked too where <c>PERFSUITE_HISTORY</c> has the connection string of an empty database; what is written into it stays.</summary>
internal sealed class HistoryStudy : Study
{
    private const int Cases = 169, Sweeps = 10, RunsOfATransaction = 200, Parts = 10;
    private const int Machines = 200, RunsOfAMachine = 50;
    private const string Variable = "PERFSUITE_STUDY_RUNS";

    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable(Variable), out int runs) ? runs : 100_000;

    protected override string Title => $"How fast a history is: {Runs} runs of {Cases} cases of a machine, and {Machines} machines with {RunsOfAMachine} each";

    protected override void Answer(string data, TextWriter output)
    {
        using StudyFolder folder = new(data, "history");
        Head(output, "", "runs a second in, first tenth", "last tenth", "a case's series, s", "its change points, s", "bytes a run");
        One("SQLite", Path.Combine(folder.Path, "one.db"));
        if (Environment.GetEnvironmentVariable("PERFSUITE_HISTORY") is { Length: > 0 } server)
            One("PostgreSQL", server);
        output.WriteLine();
        Head(output, "a fleet's page", "queries, s", "drawing, s", "KB");
        Fleet("SQLite", Path.Combine(folder.Path, "fleet.db"));

        void One(string name, string where)
        {
            using RunHistory history = RunHistory.Open(where);
            double[] seconds = [.. Enumerable.Range(0, Parts).Select(part => Import(history, Enumerable.Range(part * (Runs / Parts), Runs / Parts).Select(run => Run(run, Runs, "a-machine"))))];
            IReadOnlyList<HistoryLine> lines = [];
            double read = Timed(() => lines = history.Lines("a-machine", Name(Cases / 2)));
            double found = Timed(() => ChangePoint.In(lines));
            Row(output, name, Figure(Runs / Parts / seconds[0], "0"), Figure(Runs / Parts / seconds[^1], "0"), Figure(read, "0.00"), Figure(found, "0.00"),
                File.Exists(where) ? Figure(new FileInfo(where).Length / (double)Runs, "0") : "–");
        }

        void Fleet(string name, string where)
        {
            using RunHistory history = RunHistory.Open(where);
            for (int machine = 0; machine < Machines; machine++)
                Import(history, Enumerable.Range(0, RunsOfAMachine).Select(run => Run(run, RunsOfAMachine, $"machine-{machine:d3}")));
            IReadOnlyList<MachineHistory> machines = [];
            double queries = Timed(() => machines = history.Fleet(RunsOfAMachine));
            string page = "";
            double drawing = Timed(() => page = FleetWriter.WriteHtml("a fleet", machines, folder.Path));
            Row(output, name, Figure(queries, "0.0"), Figure(drawing, "0.0"), Figure(new FileInfo(page).Length / 1000.0, "0"));
        }
    }

    private static double Import(RunHistory history, IEnumerable<HistoryRun> runs)
    {
        double seconds = 0;
        foreach (HistoryRun[] together in runs.Chunk(RunsOfATransaction))
            seconds += Timed(() => history.Add(together)); // What is made up is not counted.
        return seconds;
    }

    private static double Timed(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Name(int number) => $"a-claim-of-the-catalogue-{number / 4} [blockKiB={1 << (number % 4)}, order=random]";

    /// <summary>A run of noise, whose every seventh case has lost a tenth in the second half.</summary>
    private static HistoryRun Run(int number, int runs, string machine)
    {
        Random random = new((number * 397) ^ machine[^1]);
        return new HistoryRun($"run-{number}", machine, "quick", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number), "1.0.0", new SourceRevision($"{number:x40}", "main", Dirty: false), "6.18", ".NET 10", 128,
            [new Primitive(PrimitiveNames.MinorFault, Primitive.Nanoseconds, 600, 590, 610, "")],
            [.. Enumerable.Range(0, Cases).Select(c => Point(c, c % 7 == 0 && number >= runs / 2 ? 0.9 : 1, random))]);
    }

    private static HistoryPoint Point(int number, double level, Random random)
    {
        double ratio = level * Math.Pow(1.02, (number % 80) - 40) * (1 + (0.01 * random.NextDouble()));
        return new HistoryPoint(Name(number), new Interval(ratio, ratio * 0.99, ratio * 1.01, 0.95), ratio > 1 ? ClaimVerdict.Supported : ClaimVerdict.Contradicted,
            [.. Enumerable.Range(0, Sweeps).Select(_ => Significant.Digits(ratio * (0.99 + (0.02 * random.NextDouble())), 5))]);
    }
}
