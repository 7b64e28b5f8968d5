using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>From the change against a baseline to the baseline verdict.</summary>
public static class BaselineRule
{
    /// <param name="change">Ratio now ÷ ratio of the baseline; 1 is no change, more is better.</param>
    /// <param name="margin">Relative change that matters.</param>
    public static BaselineVerdict Judge(Interval change, EquivalenceMargin margin) => margin.Place(change) switch
    {
        Placement.Below => BaselineVerdict.Regressed,
        Placement.Above => BaselineVerdict.Improved,
        Placement.Within => BaselineVerdict.Unchanged,
        _ => BaselineVerdict.Inconclusive,
    };
}
