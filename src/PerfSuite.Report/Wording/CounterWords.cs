namespace PerfSuite.Report.Wording;

/// <summary>What an arm did per operation, in one line; counters that stood still are left out.</summary>
public static class CounterWords
{
    public static string Of(IReadOnlyDictionary<string, double> counters) =>
        string.Join(" · ", counters.Where(c => c.Value != 0).Select(c => $"{NamedValue.Label(c.Key)} {NamedValue.Value(c.Key, Rounded(c.Value))}"));

    private static double Rounded(double value) => Judging.Statistics.Significant.Digits(value, Math.Abs(value) < 1000 ? 3 : 6);
}
