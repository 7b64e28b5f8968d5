using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>
/// When the evidence of a case suffices: the interval decides the claim and is precise, so that a later comparison can decide too.
/// Looked at only at the preset looks, whose error probabilities add up to that of the case.
/// </summary>
/// <param name="looks">When to look, and at which confidence.</param>
/// <param name="region">For which ratios the claim is true.</param>
/// <param name="margin">Relative change that matters.</param>
public sealed class SequentialDecision(LookSchedule looks, Region region, EquivalenceMargin margin)
{
    /// <summary>Precise is an interval that leaves half of the margin to the interval of whatever it will be compared with.</summary>
    private readonly double preciseHalfWidth = margin.Log / 2;

    /// <summary>Whether this many rounds are a look.</summary>
    public bool IsLook(int rounds) => looks.IsLook(rounds);

    /// <summary>The interval of the ratio at a look.</summary>
    /// <param name="logRatios">Log-ratio of each round so far.</param>
    public Interval Look(IReadOnlyList<double> logRatios) => PairedRatio.Of(logRatios, looks.Confidence);

    /// <summary>Whether measuring may stop.</summary>
    public bool IsDecided(Interval ratio) =>
        ClaimRule.Judge(ratio, region) != ClaimVerdict.Inconclusive && ratio.Log().HalfWidth <= preciseHalfWidth;
}
