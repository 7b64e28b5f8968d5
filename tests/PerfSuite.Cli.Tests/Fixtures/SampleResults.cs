using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>Small results with every number fixed.</summary>
internal static class SampleResults
{
    private const int Rounds = 40;

    /// <summary>One timing case and one mechanism case, both supported.</summary>
    public static SuiteResults Healthy { get; } = Of(Timed(), Counted(0));

    public static SuiteResults Of(params IReadOnlyList<CaseRecord> cases) => new("1.0",
        new RunRecord("20260101-000000-1", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "quick", 1, 12.5, true,
            JudgingPolicy.Default with { Method = "the usual" }, Version: "1.2.3"),
        new EnvironmentRecord("a-machine", "A CPU", 2, "6.18.44", "ext4", ".NET 10.0.1", 4096, 128), cases);

    /// <param name="ratio">Time of the read arm ÷ time of the mapped arm.</param>
    /// <param name="slower">Factor on the mapped arm's samples.</param>
    public static CaseRecord Timed(double ratio = 1.5, double slower = 1) => TimingVerdict.Judge(Plain("a-claim", "blockKiB=4") with
    {
        Unit = "ns/pass",
        Parameters = Facts.Of(("blockKiB", 4L)),
        Arms = [new ArmRecord("Read", true, [.. Scatter().Select(s => 100 * ratio * s)]),
            new ArmRecord("Mapped", false, [.. Scatter().Reverse().Select(s => 100 * s * slower)])],
        Mechanism = [MechanismRow.Of("calls", Expected.Exactly(0), 0)],
        Estimand = Estimand.Ratio("Read", "Mapped"),
        Region = Region.Over(1),
        Margin = 0.02,
        DurationSeconds = 0.8,
    }, confidence: 0.999);

    /// <summary>Paths of four runs that hardly differ, as one argument.</summary>
    /// <param name="folder">Where they are written.</param>
    /// <param name="name">Name of the runs.</param>
    /// <param name="slower">Factor on the mapped arm's samples.</param>
    public static string Runs(TempFolder folder, string name, double slower = 1) => string.Join(',', new[] { 0.999, 1, 1.001, 1.0005 }.Select((factor, i) =>
        folder.Write($"{name}{i}.json", Of(Timed(slower: slower * factor), Counted(0)))));

    public static CaseRecord Counted(double faults)
    {
        MechanismRow[] rows = [MechanismRow.Of("faults", Expected.Exactly(0), faults)];
        return Plain("a-mechanism", "") with { Mechanism = rows, ClaimVerdict = ClaimRule.Judge(rows), Reason = "Counted." };
    }

    public static CaseRecord NotApplicable(string reason) => Plain("not-here", "") with { ClaimVerdict = ClaimVerdict.NotApplicable, Reason = reason };

    public static CaseRecord Red(string reason = "mmap has stopped winning here.") => Timed(0.9) with { Red = true, Reason = reason };

    private static CaseRecord Plain(string claim, string @case) => new(claim, @case, "Area", Facts.None, "", [], null, null, Expectation.Supported,
        ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, false, [], "");

    private static IEnumerable<double> Scatter() => Enumerable.Range(0, Rounds).Select(i => 1 + (((i * 7) % 11) - 5) * 0.0002);
}
