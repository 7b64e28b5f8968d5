using PerfSuite.Statistics;

namespace PerfSuite.Verdicts;

/// <summary>From the change against a baseline to the baseline verdict.</summary>
public static class BaselineRule
{
    /// <param name="change">Ratio now ÷ ratio of the baseline; 1 is no change, more is better.</param>
    /// <param name="margin">Relative change that matters, such as 0.02; above 0.</param>
    public static BaselineVerdict Judge(Interval change, double margin)
    {
        if (!(margin > 0 && double.IsFinite(margin)))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is above 0: no two measurements are equal.");
        double limit = Math.Log(1 + margin);
        Interval log = change.Log();
        return log.Upper < -limit ? BaselineVerdict.Regressed
            : log.Lower > limit ? BaselineVerdict.Improved
            : log.Lower > -limit && log.Upper < limit ? BaselineVerdict.Unchanged
            : BaselineVerdict.Inconclusive;
    }
}
