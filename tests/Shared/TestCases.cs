using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Tests.Shared;

/// <summary>Small results for tests, with every number fixed.</summary>
internal static class TestCases
{
    public const double Confidence = 0.999;

    /// <summary>A timing case of 40 rounds with a little scatter around a ratio.</summary>
    public static CaseRecord Timed(double ratio, string claim = "a-claim", string @case = "blockKiB=4", Expectation expectation = Expectation.Supported,
        Region? region = null, double margin = 0.02) => TimingVerdict.Judge(new CaseRecord(claim, @case, "Area", Facts.Of(("blockKiB", 4L)), "ns/pass",
        [new ArmRecord("Read", true, [.. Scatter(40).Select(s => 100 * ratio * s)]), new ArmRecord("Mapped", false, [.. Scatter(40).Reverse().Select(s => 100 * s)])],
        null, null, expectation, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, false, [MechanismRow.Of("calls", Expected.Exactly(0), 0)], "",
        Estimand.Ratio("Read", "Mapped"), region ?? Region.Over(1), margin), Confidence);

    /// <summary>A mechanism case.</summary>
    public static CaseRecord Counted(double faults, Expectation expectation = Expectation.Supported, string claim = "a-mechanism")
    {
        MechanismRow[] rows = [MechanismRow.Of("faults", Expected.Exactly(0), faults)];
        return new CaseRecord(claim, "", "Area", Facts.None, "", [], null, null, expectation, ClaimRule.Judge(rows), BaselineVerdict.NoBaseline, false, rows,
            "counted");
    }

    public static SuiteResults Results(params IReadOnlyList<CaseRecord> cases) => new("1.0",
        new RunRecord("20260101-000000-1", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "quick", 1, 12.5, true),
        new EnvironmentRecord("a-machine", "A CPU", 2, "6.18", "ext4", ".NET 10", 4096, 128), cases);

    private static IEnumerable<double> Scatter(int count) => Enumerable.Range(0, count).Select(i => 1 + (((i * 7) % 11) - 5) * 0.0002);
}
