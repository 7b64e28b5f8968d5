using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;

namespace PerfSuite.Running;

/// <summary>Measures a case until its evidence is decided; the last look, the profile's budget of a case or its share of the run's time ends it anyway.</summary>
/// <param name="claim">Gives estimand, region and margin.</param>
/// <param name="profile">Gives warm-up and budget.</param>
/// <param name="looks">When to look, and at which confidence.</param>
/// <param name="time">The case's share of the run's time.</param>
internal sealed class DecidingPlan(TimingClaim claim, Profile profile, LookSchedule looks, CaseTime time) : IMeasuringPlan
{
    /// <summary>Rounds of warming up that are enough for everything that is met for the first time; fewer where they take long.</summary>
    private const int WarmUpRounds = 4;

    /// <summary>So many times the profile's warm-up, and rounds take long.</summary>
    private const int LongWarmUp = 4;

    private readonly Estimand estimand = claim.Estimand;
    private readonly SequentialDecision decision = new(looks, claim.Region, new EquivalenceMargin(claim.Margin));

    /// <summary>Told after each look: rounds so far and the interval of the ratio.</summary>
    public Action<int, Interval>? Looked { get; init; }

    /// <summary>Whether the run's time ended the case, and not its evidence.</summary>
    public bool RanOut { get; private set; }

    /// <summary>How long the case had taken when its last round ended.</summary>
    public TimeSpan Measured { get; private set; }

    public bool GoOnWarming(int rounds, TimeSpan elapsed)
    {
        if (rounds == 1)
            time.RequireAffordable(elapsed, looks.Rounds[0]);
        return !time.IsWarmEnough && (elapsed < profile.WarmUp || (rounds < WarmUpRounds && elapsed < LongWarmUp * profile.WarmUp));
    }

    public bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed)
    {
        if (soFar.Count % 2 == 1)
            return true;
        Measured = time.Elapsed;
        if (soFar.Count >= looks.Last || (elapsed > profile.CaseBudget && soFar.Count >= looks.Rounds[0]))
            return false;
        if (decision.IsLook(soFar.Count) && IsDecided(soFar))
            return false;
        RanOut = time.IsOver;
        return !RanOut;
    }

    private bool IsDecided(Rounds soFar)
    {
        Interval ratio = decision.Look(PairedRatio.LogRatios(estimand, arm => soFar[arm].Nanoseconds));
        Looked?.Invoke(soFar.Count, ratio);
        return decision.IsDecided(ratio);
    }
}
