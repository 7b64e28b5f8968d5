using PerfSuite.Judging.Statistics;

namespace PerfSuite.Report.Wording;

/// <summary>A relative change in words.</summary>
public static class ChangeWords
{
    /// <summary>Estimate and limits: +1.2 % (−0.3 % … +2.8 %).</summary>
    /// <param name="change">New ÷ old.</param>
    public static string Of(Interval change) => $"{WithSign(change.Estimate)} ({WithSign(change.Lower)} … {WithSign(change.Upper)})";

    /// <param name="factor">New ÷ old.</param>
    public static string WithSign(double factor)
    {
        string text = Number.Percent(Math.Abs(factor - 1));
        return text.Any(c => c is >= '1' and <= '9') ? (factor > 1 ? "+" : "−") + text : text;
    }
}
