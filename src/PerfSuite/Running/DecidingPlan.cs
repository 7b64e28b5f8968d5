using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Running;

/// <summary>Measures a case until its evidence is decided; the last look or the time budget ends it anyway.</summary>
/// <param name="claim">Gives estimand, region and margin.</param>
/// <param name="profile">Gives warm-up and budget.</param>
/// <param name="looks">When to look, and at which confidence.</param>
public sealed class DecidingPlan(TimingClaim claim, Profile profile, LookSchedule looks) : IMeasuringPlan
{
    /// <summary>Rounds of warming up at least, whatever the time: enough calls for the compiler's last tier.</summary>
    private const int WarmUpRounds = 4;

    private readonly Estimand estimand = claim.Estimand;
    private readonly SequentialDecision decision = new(looks, claim.Region, claim.Margin);

    /// <summary>Warming up goes on until the compiler rests; null where it need not.</summary>
    internal CompilerRest? Compiler { get; init; }

    /// <summary>Told after each look: rounds so far and the interval of the ratio.</summary>
    public Action<int, Interval>? Looked { get; init; }

    public bool GoOnWarming(int rounds, TimeSpan elapsed) => rounds < WarmUpRounds || elapsed < profile.WarmUp || (Compiler is not null && !Compiler.IsReached(elapsed));

    public bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed)
    {
        if (soFar.Count % 2 == 1)
            return true;
        if (soFar.Count >= looks.Last || (elapsed > profile.CaseBudget && soFar.Count >= looks.Rounds[0]))
            return false;
        return !decision.IsLook(soFar.Count) || !IsDecided(soFar);
    }

    private bool IsDecided(Rounds soFar)
    {
        Interval ratio = decision.Look(PairedRatio.LogRatios(estimand, arm => soFar[arm].Nanoseconds));
        Looked?.Invoke(soFar.Count, ratio);
        return decision.IsDecided(ratio);
    }
}
