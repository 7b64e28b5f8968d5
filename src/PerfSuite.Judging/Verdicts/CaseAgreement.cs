using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>A case as stated, beside the same case as recomputed.</summary>
internal sealed class CaseAgreement(CaseRecord stated, CaseRecord recomputed)
{
    /// <summary>Files keep seven digits of a limit.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Files keep four digits of the minimum detectable change.</summary>
    private const double CoarseTolerance = 2e-3;

    /// <summary>Far out, the last digit of a ratio moves a probability by more.</summary>
    private const double ToleranceOfTails = 0.02;

    /// <param name="byStoredRule">Whether the rule that judged is the one that recomputed.</param>
    public IEnumerable<Disagreement> Disagreements(bool byStoredRule) =>
    [
        .. stated.Mechanism.Zip(recomputed.Mechanism).Where(r => r.First.Holds != r.Second.Holds)
            .Select(r => Of($"whether '{r.First.Name}' holds ({r.First.Actual}, expected {r.First.Expected})", r.First.Holds, r.Second.Holds)),
        .. Intervals("ratio", stated.Ratio, recomputed.Ratio),
        .. Numbers("predicted ratio", stated.Prediction?.Ratio, recomputed.Prediction?.Ratio, CoarseTolerance),
        .. byStoredRule ? ByRule() : stated.Repeats.Count > 0 ? [] : Verdicts("claim verdict", stated.ClaimVerdict, recomputed.ClaimVerdict),
    ];

    private IEnumerable<Disagreement> ByRule() =>
    [
        .. Numbers("minimum detectable change", stated.MinimumDetectableChange, recomputed.MinimumDetectableChange, CoarseTolerance),
        .. Intervals("ratio of the baseline", stated.Baseline?.Ratio, recomputed.Baseline?.Ratio),
        .. Verdicts("processes of the baseline", stated.Baseline?.Processes ?? 0, recomputed.Baseline?.Processes ?? 0),
        .. Intervals("change against the baseline", stated.Baseline?.Change, stated.Baseline is { Accepted.Count: 0 } ? null : recomputed.Baseline?.Change),
        .. Numbers("probability of the change", stated.Baseline?.Probability, recomputed.Baseline?.Probability, ToleranceOfTails),
        .. Verdicts("claim verdict", stated.ClaimVerdict, recomputed.ClaimVerdict),
        .. Verdicts("baseline verdict", stated.BaselineVerdict, recomputed.BaselineVerdict),
        .. Verdicts("red", stated.Red, recomputed.Red),
        .. Verdicts("standing", stated.Standing, recomputed.Standing),
    ];

    private IEnumerable<Disagreement> Intervals(string figure, Interval? was, Interval? follows) =>
        was is null == follows is null && (was is not { } w || Near(w, follows!.Value)) ? [] : [Of(figure, Text(was), Text(follows))];

    private IEnumerable<Disagreement> Numbers(string figure, double? was, double? follows, double tolerance) =>
        was is null == follows is null && (was is not { } w || Near(w, follows!.Value, tolerance)) ? [] : [Of(figure, Text(was), Text(follows))];

    private IEnumerable<Disagreement> Verdicts<T>(string figure, T was, T follows)
        where T : notnull =>
        was.Equals(follows) ? [] : [Of(figure, was, follows)];

    private Disagreement Of(string figure, object was, object follows) => new(stated.Name, figure, $"{was}", $"{follows}");

    /// <summary>The digits that a file keeps of the confidence move the limits of a wide interval by less than this share of its width.</summary>
    private static bool Near(Interval one, Interval other)
    {
        double slack = (Tolerance * other.Lower) + (1e-4 * (other.Upper - other.Lower));
        return Near(one.Estimate, other.Estimate) && Math.Abs(one.Lower - other.Lower) <= slack && Math.Abs(one.Upper - other.Upper) <= slack;
    }

    private static bool Near(double one, double other, double tolerance = Tolerance) => Math.Abs(one - other) <= tolerance * Math.Abs(other);

    private static string Text(double? value) => value is { } v ? v.ToString("g6", CultureInfo.InvariantCulture) : "none";

    private static string Text(Interval? interval) =>
        interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{i.Estimate:g7} ({i.Lower:g7} … {i.Upper:g7})") : "none";
}
