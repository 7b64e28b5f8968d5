using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Judging.Words;
using Spectre.Console;

namespace PerfSuite.Cli.Printing;

/// <summary>Verdicts and figures as people read them.</summary>
public static class Words
{
    public static string Of(ClaimVerdict verdict) => verdict == ClaimVerdict.NotApplicable ? "not applicable" : verdict.ToString().ToLowerInvariant();

    public static string Of(BaselineVerdict verdict) => verdict switch
    {
        BaselineVerdict.NoBaseline => "no baseline",
        BaselineVerdict.NotComparable => "not comparable",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    /// <summary>Estimate and limits: <c>1.62 (1.58 … 1.66)</c>.</summary>
    public static string Of(Interval interval) =>
        $"{Figure(interval.Estimate)} ({Figure(interval.Lower)} … {Figure(interval.Upper)})";

    /// <summary>What a case rests on: its ratio, or how many of its counters agree.</summary>
    public static string Evidence(CaseRecord record) => record.Ratio is { } ratio ? Of(ratio)
        : record.Mechanism.Count == 0 ? "–"
        : $"{record.Mechanism.Count(r => r.Holds)} of {record.Mechanism.Count} counters agree";

    /// <summary>A share as a percentage with two significant digits; a dash where there is none.</summary>
    public static string Percent(double? share) => share is { } s
        ? (Significant.Digits(s, 2) * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A factor and its limits as changes: 0.95 is <c>−5.0 % (−6.1 … −4.0)</c>.</summary>
    public static string Change(Interval factor) => $"{Change(factor.Estimate)} % ({Change(factor.Lower)} … {Change(factor.Upper)})";

    /// <summary>A ratio with three digits after the point, or fewer where it is large.</summary>
    public static string Figure(double ratio) =>
        ratio.ToString(ratio < 0.1 ? "0.0000" : ratio < 10 ? "0.000" : ratio < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);

    /// <summary>How a price differs from another: <c>16.2 × dearer</c>. A bandwidth is dearer where it is smaller.</summary>
    public static string Dearer(Primitive here, Primitive there) =>
        here.Estimate <= 0 || there.Estimate <= 0 ? "–" : CauseAccount.Dearer(CardComparison.Of(here, there).Factor);


    private static string Change(double factor) => ((factor - 1) * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>Minutes and seconds: <c>1:05</c>.</summary>
    public static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");

    /// <summary>Colours only repeat what the words say.</summary>
    public static Color Colour(CaseRecord record, bool red) => red ? Color.Red : record.ClaimVerdict switch
    {
        ClaimVerdict.Supported => Color.Green,
        ClaimVerdict.Contradicted => Color.Yellow,
        _ => Color.Grey,
    };
}
