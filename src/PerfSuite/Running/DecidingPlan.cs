using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Running;

/// <summary>
/// Measures until decided: at preset looks the interval is compared with the claim's region; a decided and precise interval ends
/// the case, the time budget ends it anyway. The looks share the error probability of the case.
/// </summary>
/// <param name="claim">Gives estimand, region and margin.</param>
/// <param name="profile">Gives warm-up and budget.</param>
/// <param name="looks">When to look, and at which confidence.</param>
public sealed class DecidingPlan(TimingClaim claim, Profile profile, LookSchedule looks) : IMeasuringPlan
{
    /// <summary>Rounds of warming up at least, whatever the time: enough calls for the compiler's last tier.</summary>
    private const int WarmUpRounds = 4;

    /// <summary>Precise is an interval that leaves half of the margin to the interval of whatever it will be compared with.</summary>
    private double PreciseHalfWidth { get; } = Math.Log(1 + claim.Margin) / 2;

    /// <summary>Told after each look: rounds so far and the interval of the ratio.</summary>
    public Action<int, Interval>? Looked { get; init; }

    public bool GoOnWarming(int rounds, TimeSpan elapsed) => rounds < WarmUpRounds || elapsed < profile.WarmUp;

    public bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed)
    {
        if (soFar.Count % 2 == 1)
            return true;
        if (soFar.Count >= looks.Last || (elapsed > profile.CaseBudget && soFar.Count >= looks.Rounds[0]))
            return false;
        return !looks.IsLook(soFar.Count) || !Decided(soFar);
    }

    private bool Decided(Rounds soFar)
    {
        Interval ratio = PairedRatio.Of(PairedRatio.LogRatios(claim.Estimand, arm => soFar[arm].Nanoseconds), looks.Confidence);
        Looked?.Invoke(soFar.Count, ratio);
        return ClaimRule.Judge(ratio, claim.Region) != ClaimVerdict.Inconclusive && ratio.Log().HalfWidth <= PreciseHalfWidth;
    }
}
