using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Performance.Growth;

/// <summary>Results of as many cases and samples as asked for, as a run of sweeps has them. Nothing in them was measured.</summary>
internal static class SyntheticResults
{
    private const int CasesOfAClaim = 10;
    private const int Sweeps = 3;
    private const double Noise = 0.01;

    /// <param name="cases">How many timing cases, ten a claim.</param>
    /// <param name="samples">Samples of each of a case's two arms, shared out to three sweeps.</param>
    /// <param name="seed">Seed of the noise; the ratios are those of the case's number.</param>
    /// <param name="slower">Factor on the times of the mapped arm.</param>
    public static SuiteResults Of(int cases, int samples, int seed, double slower = 1)
    {
        Random random = new(seed);
        CaseRecord[] records = [.. Enumerable.Range(0, cases).Select(i => Case(i, samples, slower, random))];
        JudgingPolicy policy = RunJudgement.PolicyOf(records, null);
        return new SuiteResults(SuiteResults.CurrentSchemaVersion,
            new RunRecord($"20260101-000000-{seed}", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "quick", seed, 100, true, policy, Sweeps: Sweeps),
            new EnvironmentRecord("synthetic", "A CPU", 2, "6.18", "ext4", ".NET 10", 4096, 128, Primitives: [Price(PrimitiveNames.EmptyCall, 100), Price(PrimitiveNames.MinorFault, 500 * slower)]),
            RunJudgement.Judge(records, policy, null), [.. records.DistinctBy(r => r.Claim, StringComparer.Ordinal).Select(Claim)]);
    }

    private static CaseRecord Case(int index, int samples, double slower, Random random)
    {
        double ratio = 1.2 + new Random(index).NextDouble(), level = 1 + (Noise * random.NextDouble());
        long kiB = 1L << (index % CasesOfAClaim);
        return new CaseRecord($"claim-{index / CasesOfAClaim}", $"blockKiB={kiB}", $"Area{index / CasesOfAClaim % CasesOfAClaim}",
            Facts.Of(("blockKiB", kiB), ("fileBytes", 1L << 26), ("seed", 1L)), "ns/pass",
            [Arm("Read", true, PrimitiveNames.EmptyCall, 1e6 * ratio * level, samples, random), Arm("MapAndCopy", false, PrimitiveNames.MinorFault, 1e6 * slower, samples, random)],
            Ratio: null, MinimumDetectableChange: null, Expectation.Supported, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, Red: false,
            [MechanismRow.Of("read calls, MapAndCopy", Expected.Exactly(0), 0), MechanismRow.Of("read calls, Read", Expected.AtLeast(1), 16)], "",
            Estimand.Ratio("Read", "MapAndCopy"), Region.Over(1), Margin: 0.02, DurationSeconds: 0.3,
            Sweeps: [.. Enumerable.Range(0, Sweeps).Select(i => (samples * (i + 1) / Sweeps) - (samples * i / Sweeps))]);
    }

    private static ArmRecord Arm(string name, bool baseline, string primitive, double centre, int samples, Random random) => new(name, baseline, Samples(samples, centre, random),
        new Dictionary<string, double>(StringComparer.Ordinal) { ["readCalls"] = 16, ["readBytes"] = 1 << 16, ["minorFaults"] = 0.25, ["majorFaults"] = 0, ["voluntarySwitches"] = 0, ["userNs"] = 12345.678901 },
        new Dictionary<string, double>(StringComparer.Ordinal) { [primitive] = centre / 500 });

    private static double[] Samples(int count, double centre, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => Significant.Digits(centre * (1 + (Noise * (random.NextDouble() + random.NextDouble() - 1))), 4))];

    private static Primitive Price(string name, double nanoseconds) => new(name, Primitive.Nanoseconds, nanoseconds, nanoseconds, nanoseconds, "synthetic");

    private static ClaimRecord Claim(CaseRecord of) => new(of.Claim, $"The sentence of {of.Claim}", "What is compared with what.", "Timing", of.Area, "synthetic", "Supported", "It is synthetic.");
}
