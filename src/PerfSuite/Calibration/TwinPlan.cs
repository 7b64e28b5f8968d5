using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;

namespace PerfSuite.Calibration;

/// <summary>When a trial stops: at the first look at which a gate with this margin decides, or when the time is up.</summary>
/// <param name="Margin">Relative change that the gate lets pass.</param>
/// <param name="Budget">Longest time measured.</param>
/// <param name="WarmUp">Time of warming up.</param>
/// <param name="Looks">When to look, and at which confidence.</param>
public sealed record TwinPlan(double Margin, TimeSpan Budget, TimeSpan WarmUp, LookSchedule Looks)
{
    /// <summary>The plan for one pair of arms.</summary>
    internal IMeasuringPlan For(string arm, string twin) => new Pair(this, arm, twin);

    /// <summary>Time of the arm ÷ time of its twin.</summary>
    internal Interval ChangeOf(Rounds rounds, string arm, string twin) => PairedRatio.Of(
        PairedRatio.LogRatios(Estimand.Ratio(arm, twin), name => rounds[name].Nanoseconds), Looks.Confidence);

    private sealed class Pair(TwinPlan plan, string arm, string twin) : IMeasuringPlan
    {
        public bool GoOnWarming(int rounds, TimeSpan elapsed) => elapsed < plan.WarmUp;

        public bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed) => soFar.Count % 2 == 1
            || (soFar.Count < plan.Looks.Last && (elapsed < plan.Budget || soFar.Count < plan.Looks.Rounds[0])
                && !(plan.Looks.IsLook(soFar.Count)
                    && BaselineRule.Judge(plan.ChangeOf(soFar, arm, twin), new EquivalenceMargin(plan.Margin)) != BaselineVerdict.Inconclusive));
    }
}
