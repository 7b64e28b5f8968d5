using System.Globalization;
using System.Text;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Outputs.Exports;

/// <summary>
/// OpenMetrics 1.0 text: verdicts as numbers. GitLab's metrics report compares the text of each value between two branches, so a ratio, which differs in every run, would
/// mark every case as changed.
/// </summary>
public static class OpenMetrics
{
    public static string Of(SuiteResults results)
    {
        StringBuilder text = new();
        Family(text, "perfsuite_claim_verdict", "What the run says of the claim", results.Cases, c => c.ClaimVerdict, NumberOf);
        Family(text, "perfsuite_baseline_verdict", "What the run says against the baseline", results.Cases, c => c.BaselineVerdict, NumberOf);
        Family(text, "perfsuite_red", "Whether the case makes the run red", results.Cases, c => c.Red, red => red ? 1 : 0);
        Metadata(text, "perfsuite_red_cases", "How many cases are red");
        Sample(text, "perfsuite_red_cases", results.Reds.Count());
        return text.Append("# EOF\n").ToString();
    }

    private static int NumberOf(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Contradicted => -1,
        ClaimVerdict.Inconclusive => 0,
        ClaimVerdict.Supported => 1,
        ClaimVerdict.NotApplicable => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict without a number."),
    };

    private static int NumberOf(BaselineVerdict verdict) => verdict switch
    {
        BaselineVerdict.Regressed => -1,
        BaselineVerdict.Inconclusive => 0,
        BaselineVerdict.Unchanged => 1,
        BaselineVerdict.Improved => 2,
        BaselineVerdict.NoBaseline => 3,
        BaselineVerdict.NotComparable => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict without a number."),
    };

    private static void Family<T>(StringBuilder text, string name, string help, IReadOnlyList<CaseRecord> cases, Func<CaseRecord, T> stateOf, Func<T, int> numberOf)
        where T : struct
    {
        T[] states = typeof(T).IsEnum ? [.. Enum.GetValues(typeof(T)).Cast<T>()] : [.. new object[] { true, false }.Cast<T>()];
        Metadata(text, name, $"{help}: {string.Join(", ", states.OrderBy(numberOf).Select(s => $"{numberOf(s)} {s}"))}");
        foreach (CaseRecord c in cases)
            Sample(text, $"{name}{{claim=\"{Escaped(c.Claim)}\",case=\"{Escaped(c.Case)}\"}}", numberOf(stateOf(c)));
    }

    private static void Metadata(StringBuilder text, string name, string help) =>
        text.Append("# TYPE ").Append(name).Append(" gauge\n# HELP ").Append(name).Append(' ').Append(Escaped(help)).Append(".\n");

    private static void Sample(StringBuilder text, string series, int value) => text.Append(series).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escaped(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
