using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Performance.Growth;

/// <summary>Results of as many cases and samples as asked for. Nothing in them was measured.</summary>
internal static class SyntheticResults
{
    private const int CasesOfAClaim = 10;
    private const double Noise = 0.01;
    private const double Confidence = 0.9998;

    /// <param name="cases">How many timing cases, ten a claim.</param>
    /// <param name="samples">Samples of each of a case's two arms.</param>
    /// <param name="seed">Seed of the samples.</param>
    public static SuiteResults Of(int cases, int samples, int seed)
    {
        Random random = new(seed);
        CaseRecord[] records = [.. Enumerable.Range(0, cases).Select(i => Case(i, samples, random))];
        return new SuiteResults(SuiteResults.CurrentSchemaVersion,
            new RunRecord($"20260101-000000-{seed}", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "quick", seed, 100, true),
            new EnvironmentRecord("synthetic", "A CPU", 2, "6.18", "ext4", ".NET 10", 4096, 128), records,
            [.. records.DistinctBy(r => r.Claim, StringComparer.Ordinal).Select(Claim)]);
    }

    private static CaseRecord Case(int index, int samples, Random random)
    {
        double ratio = 1.2 + random.NextDouble();
        return TimingVerdict.Judge(new CaseRecord($"claim-{index / CasesOfAClaim}", $"blockKiB={1 << (index % CasesOfAClaim)}", $"Area{index / CasesOfAClaim % CasesOfAClaim}",
            Facts.Of(("blockKiB", 1L << (index % CasesOfAClaim))), "ns/pass",
            [new ArmRecord("Read", true, Samples(samples, 1e6 * ratio, random)), new ArmRecord("MapAndCopy", false, Samples(samples, 1e6, random))],
            Ratio: null, MinimumDetectableChange: null, Expectation.Supported, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, Red: false,
            [MechanismRow.Of("read calls, MapAndCopy", Expected.Exactly(0), 0)], "", Estimand.Ratio("Read", "MapAndCopy"), Region.Over(1), Margin: 0.02), Confidence);
    }

    private static double[] Samples(int count, double centre, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => Significant.Digits(centre * (1 + (Noise * (random.NextDouble() + random.NextDouble() - 1))), 6))];

    private static ClaimRecord Claim(CaseRecord of) => new(of.Claim, $"The sentence of {of.Claim}", "What is compared with what.", "Timing", of.Area, "synthetic", "Supported", "It is synthetic.");
}
