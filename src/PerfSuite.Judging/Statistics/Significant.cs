namespace PerfSuite.Judging.Statistics;

/// <summary>Rounding to significant digits, so that stored numbers are short and recomputed ones agree.</summary>
public static class Significant
{
    /// <summary>The nearest number with at most <paramref name="digits"/> significant decimal digits.</summary>
    public static double Digits(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        int decimals = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return decimals is >= 0 and <= 15
            ? Math.Round(value, decimals)
            : double.Parse(value.ToString($"E{digits - 1}", System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.CultureInfo.InvariantCulture);
    }
}
