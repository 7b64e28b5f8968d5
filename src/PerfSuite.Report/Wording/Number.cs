using System.Globalization;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Report.Wording;

/// <summary>Numbers as people read them, in the invariant culture.</summary>
public static class Number
{
    /// <summary>With so many significant digits: 1.61, 0.031, 12.3; whole thousands are grouped: 16,384.</summary>
    public static string Brief(double value, int digits = 3)
    {
        double rounded = Significant.Digits(value, digits);
        int decimals = rounded == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(rounded))), 0, 12);
        return rounded.ToString(decimals == 0 ? "#,0" : "0." + new string('0', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>A number without noise: whole numbers in full and grouped, others with at most six significant digits.</summary>
    public static string Plain(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : Significant.Digits(value, 6).ToString("#,0.############", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage: whole percents, below 10 % two significant digits.</summary>
    public static string Percent(double share)
    {
        bool whole = Math.Abs(share) >= 0.0995;
        return $"{((whole ? share : Significant.Digits(share, 2)) * 100).ToString(whole ? "0" : "0.########", CultureInfo.InvariantCulture)} %";
    }

    /// <summary>A ratio, with two decimals from 1 on and three significant digits elsewhere.</summary>
    public static string Ratio(double ratio) => ratio is >= 0.995 and < 10 or <= 0
        ? ratio.ToString("0.00", CultureInfo.InvariantCulture)
        : Brief(ratio);

    /// <summary>Both limits of an interval of a ratio.</summary>
    public static string Limits(Interval interval) => $"{Ratio(interval.Lower)} … {Ratio(interval.Upper)}";

    /// <summary>A count with its noun: 1 case, 2 cases.</summary>
    public static string Of(int count, string one, string? many = null) => $"{Plain(count)} {(count == 1 ? one : many ?? one + "s")}";
}
