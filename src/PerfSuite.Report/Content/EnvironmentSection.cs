using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Content.Claims;
using PerfSuite.Report.Content.Regimes;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content;

/// <summary>Everything that could explain a difference.</summary>
/// <param name="Machine">The machine as it was while measuring.</param>
/// <param name="Run">How it was measured.</param>
/// <param name="Breakdown">Where the run's time went.</param>
/// <param name="Card">What the machine's primitives cost.</param>
/// <param name="NotApplicable">What this machine cannot measure, and how to make it so.</param>
public sealed record EnvironmentSection(
    IReadOnlyList<Fact> Machine, IReadOnlyList<Fact> Run, IReadOnlyList<Fact> Breakdown, IReadOnlyList<Primitive> Card, IReadOnlyList<Obstacle> NotApplicable)
{
    public static EnvironmentSection Of(SuiteResults results, Anchors anchors) => new(
        [.. MachineFacts(results.Environment)], [.. RunFacts(results)],
        [.. results.Run.Breakdown.OrderByDescending(b => b.Value).Select(b => new Fact(NamedValue.Words(b.Key), Quantity.Time(b.Value * 1e9)))],
        results.Environment.Primitives, Obstacle.Of(results, anchors));

    private static IEnumerable<Fact> MachineFacts(EnvironmentRecord e) =>
    [
        new("Machine", e.Machine), new("CPU", e.Cpu), new("Cores", Number.Plain(e.Cores)), new("Kernel", e.Kernel), new("File system", e.Filesystem),
        new("Runtime", e.Runtime), new("Page size", Quantity.Bytes(e.PageSize)),
        new("Read-ahead", e.ReadAheadKiB is { } kib ? Quantity.Bytes(kib * 1024.0) : "unknown"),
        .. e.Details.Select(d => Fact.Of(d.Key, double.TryParse(d.Value, CultureInfo.InvariantCulture, out double number) ? number : d.Value)),
    ];

    private static IEnumerable<Fact> RunFacts(SuiteResults results)
    {
        RunRecord run = results.Run;
        yield return new Fact("Run", run.Id);
        yield return new Fact("Started", When(run.StartedUtc));
        yield return new Fact("Profile", run.Profile);
        yield return new Fact("Seed", run.Seed.ToString());
        yield return new Fact("Took", Quantity.Time(run.DurationSeconds * 1e9));
        if (run.BudgetSeconds > 0)
            yield return new Fact("Budget", Quantity.Time(run.BudgetSeconds * 1e9));
        if (run.Sweeps > 0)
            yield return new Fact("Sweeps", $"{run.Sweeps}{(run.LostSweeps > 0 ? $", and {run.LostSweeps} lost" : "")}");
        yield return new Fact("Complete", run.Complete ? "yes" : "no");
        yield return new Fact("Suite", run.Version.Length == 0 ? "unknown" : run.Version);
        yield return new Fact("Schema of results.json", results.SchemaVersion);
        if (run.Policy is { } policy)
        {
            yield return new Fact("Error probability", $"{Number.Percent(policy.ErrorPerCase)} a case, {Number.Percent(policy.FalseDiscoveryRate)} of what is decided: {policy.Method}");
            yield return new Fact("Between processes", $"usually {Number.Percent(Math.Sqrt(policy.VarianceBetween))}"
                + (policy.Spread.DegreesOfFreedom >= 1 ? $", worth {policy.Spread.DegreesOfFreedom:0.0} degrees of freedom beside a case's own" : ", as on other hosts")
                + (policy.Spread.OccasionShare > 0 ? $"; of their variance {Number.Percent(policy.Spread.OccasionShare)} more between runs" : ""));
        }
    }

    /// <summary>Date and time, to the minute.</summary>
    internal static string When(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>Something that this machine lacks.</summary>
/// <param name="Reason">What is missing.</param>
/// <param name="Remedy">What would make the cases applicable; empty where the results name nothing.</param>
/// <param name="Cases">The cases that need it.</param>
public sealed record Obstacle(string Reason, string Remedy, IReadOnlyList<Link> Cases)
{
    /// <summary>Between reason and remedy, as the reason of a case that is not applicable has it.</summary>
    private const string Separator = " Remedy: ";

    public static IReadOnlyList<Obstacle> Of(SuiteResults results, Anchors anchors) => [.. results.Cases
        .Where(c => c.ClaimVerdict == ClaimVerdict.NotApplicable)
        .GroupBy(c => c.Reason, StringComparer.Ordinal)
        .Select(g => (Parts: g.Key.Split(Separator, 2), Cases: g.Select(c => new Link(c.Name, anchors.Of(c))).ToArray()))
        .Select(g => new Obstacle(g.Parts[0], g.Parts.Length > 1 ? g.Parts[1] : "", g.Cases))];
}
