using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Running;

/// <summary>Measures a case until its evidence is decided; the last look, the profile's budget of a case or its share of the run's time ends it anyway.</summary>
/// <param name="claim">Gives estimand, region and margin.</param>
/// <param name="profile">Gives warm-up and budget.</param>
/// <param name="looks">When to look, and at which confidence.</param>
/// <param name="time">The case's share of the run's time.</param>
internal sealed class DecidingPlan(TimingClaim claim, Profile profile, LookSchedule looks, CaseTime time) : IMeasuringPlan
{
    /// <summary>Rounds of warming up at least: enough calls for the compiler's last tier.</summary>
    private const int WarmUpRounds = 4;

    private readonly Estimand estimand = claim.Estimand;
    private readonly SequentialDecision decision = new(looks, claim.Region, claim.Margin);
    private readonly int fewestRounds = SignedRank.SmallestSample((1 - looks.Confidence) / 2);

    /// <summary>Warming up goes on until the compiler rests; null where it need not.</summary>
    internal CompilerRest? Compiler { get; init; }

    /// <summary>Told after each look: rounds so far and the interval of the ratio.</summary>
    public Action<int, Interval>? Looked { get; init; }

    /// <summary>Whether the run's time ended the case, and not its evidence.</summary>
    public bool RanOut { get; private set; }

    /// <summary>How long the case had taken when its last round ended.</summary>
    public TimeSpan Measured { get; private set; }

    public bool GoOnWarming(int rounds, TimeSpan elapsed)
    {
        if (rounds == 1)
            time.RequireAffordable(elapsed, fewestRounds);
        return !time.IsWarmEnough && (rounds < WarmUpRounds || elapsed < profile.WarmUp || (Compiler is not null && !Compiler.IsReached(elapsed)));
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
