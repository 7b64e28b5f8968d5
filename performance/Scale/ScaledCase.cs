using PerfSuite.Judging.Records;

namespace PerfSuite.Performance.Scale;

/// <summary>A timed case at several profiles, the smallest first.</summary>
/// <param name="Name">Claim and case.</param>
/// <param name="Records">What each profile measured; null where it has no such case.</param>
internal sealed record ScaledCase(string Name, IReadOnlyList<CaseRecord?> Records)
{
    private CaseRecord? Small => Records[0];

    private CaseRecord? Large => Records[^1];

    /// <summary>What is too little to matter, as a share.</summary>
    public double Margin => Records.Max(r => r?.Margin) ?? 0;

    /// <summary>Ratio of the smallest profile ÷ that of the largest; null where one has none.</summary>
    public double? Difference => Small?.Ratio?.Estimate / Large?.Ratio?.Estimate;

    public bool WithinMargin => Difference is { } d && Math.Abs(Math.Log(d)) <= Math.Log(1 + Margin);

    /// <summary>Whether the two intervals allow a difference within the margin.</summary>
    public bool MayBeWithin => Small?.Ratio is { } small && Large?.Ratio is { } large
        && small.Lower / large.Upper <= 1 + Margin && small.Upper / large.Lower >= 1 / (1 + Margin);

    /// <summary>Whether one says yes and the other no.</summary>
    public bool VerdictsDiffer => Decided(Small) && Decided(Large) && Small!.ClaimVerdict != Large!.ClaimVerdict;

    public string Remark => VerdictsDiffer ? "**verdict**" : Difference is null || WithinMargin ? "" : MayBeWithin ? "not told apart" : "differs";

    /// <summary>The timed cases of runs of several profiles, in the order of the last.</summary>
    public static ScaledCase[] Of(IReadOnlyList<SuiteResults> runs)
    {
        Dictionary<string, CaseRecord>[] byName = [.. runs.Select(r => r.Cases.ToDictionary(c => c.Name, StringComparer.Ordinal))];
        return [.. runs[^1].Cases.Where(c => byName.Any(run => run.GetValueOrDefault(c.Name)?.Ratio is not null))
            .Select(c => new ScaledCase(c.Name, [.. byName.Select(run => run.GetValueOrDefault(c.Name))]))];
    }

    /// <summary>A verdict as a letter: Supported, Contradicted, Inconclusive, Not applicable.</summary>
    public static string Letter(ClaimVerdict verdict) => verdict.ToString()[..1];

    private static bool Decided(CaseRecord? c) => c?.ClaimVerdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted;
}
