using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>Small results to test with; every value can be overridden by <c>with</c>.</summary>
internal static class Given
{
    public const double Confidence = 0.9999;

    /// <summary>A timing case, judged from its samples.</summary>
    /// <param name="claim">Id of the claim.</param>
    /// <param name="name">The case's name.</param>
    /// <param name="ratio">True ratio: read ÷ map.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="spread">Relative noise of an arm.</param>
    /// <param name="parameters">Parameters beside the bytes of an operation.</param>
    public static CaseRecord Timed(string claim = "sequential-warm-copy", string name = "blockKiB=4", double ratio = 1.5, int rounds = 64, double spread = 0.01,
        params (string Name, object Value)[] parameters)
    {
        double[][] samples = new Noise(SeedOf(claim + name)).Rounds(rounds, spread, 200_000 * ratio, 200_000);
        return TimingVerdict.Judge(Untimed(claim, name) with
        {
            Parameters = Parameters([("fileBytes", 4194304L), ("bytesPerOperation", 1048576L), .. parameters]),
            Unit = "ns/pass",
            Arms = [new ArmRecord("Read", true, samples[0]), new ArmRecord("MapAndCopy", false, samples[1])],
            Estimand = Estimand.Ratio("Read", "MapAndCopy"),
            Region = Region.Over(1),
            Margin = 0.02,
            Mechanism = [MechanismRow.Of("read calls, MapAndCopy", Expected.Exactly(0), 0)],
            DurationSeconds = 0.5,
        }, Confidence, Policy.Spread);
    }

    /// <summary>A mechanism case.</summary>
    public static CaseRecord Observed(string claim = "mapping-reads-nothing", params MechanismRow[] rows) => Untimed(claim, "") with
    {
        Mechanism = rows,
        ClaimVerdict = ClaimRule.Judge(rows),
        Reason = rows.All(r => r.Holds) ? "Every counter agrees." : "A counter disagrees.",
    };

    /// <summary>A case without times and without rows.</summary>
    public static CaseRecord Untimed(string claim, string name) => new(
        claim, name, "Throughput", Parameters(), "", [], null, null, Expectation.Supported, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline,
        Red: false, [], "");

    /// <summary>The case with a baseline of several processes whose ratio was that of this case divided by <paramref name="change"/>.</summary>
    public static CaseRecord Against(this CaseRecord c, double change, double margin = 0.02)
    {
        double then = TimingVerdict.EstimatesOf(c)[0].LogRatio - Math.Log(change);
        return Comparison.Compare([.. new[] { -0.0005, 0, 0.0005, 0 }.Select(off => new ProcessEstimate(then + off, 0.0005))], ClaimVerdict.Supported, Policy.Spread, c with { Margin = margin });
    }

    /// <summary>A rule of a machine whose processes hardly differ.</summary>
    public static JudgingPolicy Policy { get; } = JudgingPolicy.Default with { ErrorPerCase = 0.001, Spread = new ProcessVariance(1e-7, 3), Method = "Benjamini-Hochberg over 10 timed cases" };

    public static ClaimRecord Claim(string id, string kind = "Timing", string area = "Throughput", string expectation = "Supported", params Finding[] findings) =>
        new(id, $"The claim {id} as a sentence", "How the experiment tests it.", kind, area, "fedorova, love", expectation, "A reason to expect it.", false, findings);

    /// <summary>A setting of which the source states size, clock and block.</summary>
    public static ClaimSetting Setting { get; } = new("a file of 4 GiB", ClaimSetting.NotStated, ClaimSetting.NotStated, "the copies alone: the whole file is mapped before it starts",
        "one buffer of a block; blocks of 4, 8 and 16 KiB", ClaimSetting.NotStated, ClaimSetting.NotStated,
        "The file is twice the last-level cache, so that it comes from memory and not from that cache. Map and unmap inside the clock is a case of its own.");

    /// <summary>A card of round prices: a call of 100 ns, a read of 90 ns and 10 bytes/ns, a fault of 1 µs, a mapping of 2 µs.</summary>
    public static IReadOnlyList<Primitive> Card { get; } =
    [
        Price(PrimitiveNames.EmptyCall, 100), Price(PrimitiveNames.Pread4KiB, 499.6), Price(PrimitiveNames.KernelCopyBandwidth, 10, Primitive.BytesPerNanosecond),
        Price(PrimitiveNames.UserCopyBandwidth, 16, Primitive.BytesPerNanosecond), Price(PrimitiveNames.MinorFault, 1000), Price(PrimitiveNames.MapUnmap, 2000),
    ];

    /// <summary>A price that is known to 2 %.</summary>
    public static Primitive Price(string name, double estimate, string unit = Primitive.Nanoseconds) => new(name, unit, estimate, estimate * 0.98, estimate * 1.02, "as often as it takes; 8 placements");

    /// <summary>What an arm does, by primitive.</summary>
    public static Dictionary<string, double> Work(params (string Primitive, double Quantity)[] work) => work.ToDictionary(w => w.Primitive, w => w.Quantity, StringComparer.Ordinal);

    public static SuiteResults Results(params IReadOnlyList<CaseRecord> cases) => new(
        SuiteResults.CurrentSchemaVersion,
        new RunRecord("20260102-030405-6", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "quick", 1, 12.5, Complete: true,
            Policy),
        new EnvironmentRecord("box", "A CPU", 2, "6.18.5", "ext4", ".NET 10.0.1", 4096, 128),
        cases,
        [.. cases.Select(c => c.Claim).Distinct(StringComparer.Ordinal).Select(id => Claim(id, cases.Any(c => c.Claim == id && c.Ratio is not null) ? "Timing" : "Mechanism"))]);

    public static Dictionary<string, object> Parameters(params (string Name, object Value)[] parameters) =>
        parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);

    /// <summary>Text's own seed, the same in every process.</summary>
    private static int SeedOf(string text) => text.Aggregate(17, (seed, c) => unchecked((seed * 31) + c));
}
