using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What is asked of a case is said by the base that it is compared with, never by the file that is judged: a file that brings its own region, margin or expectation would judge itself.</summary>
internal static class BaseDefinition
{
    /// <summary>Some expectations are computed in the run, such as as many mappings as the other arm made; runs of the same code on a machine differ in them by up to two.</summary>
    private const double MostBetweenRuns = 4;

    /// <summary>Hexadecimal digits of a checksum, which another seed makes another.</summary>
    private const int DigitsOfSum = 16;

    /// <summary>The case with the base's region, margin, expectation, estimand, confidence and expected counters, and its own values. One that the base measured on the same machine and that calls itself not applicable has failed.</summary>
    /// <param name="head">The case that is judged.</param>
    /// <param name="was">The same case of the base.</param>
    /// <param name="sameMachine">Whether both sides are of one machine.</param>
    /// <param name="counted">Names of the counters that any run of the head has of the case.</param>
    public static CaseRecord Of(CaseRecord head, CaseRecord was, bool sameMachine, IReadOnlySet<string> counted)
    {
        CaseRecord defined = head with
        {
            Region = was.Region,
            Margin = was.Margin,
            Expectation = was.Expectation,
            Estimand = EstimandFor(head, was),
            Ratio = head.Ratio is { } stated && was.Ratio is { } ratio ? new Interval(stated.Estimate, stated.Lower, stated.Upper, ratio.Confidence) : head.Ratio,
            Mechanism = [.. was.Mechanism.Count == 0 ? head.Mechanism : head.Mechanism.Select(row => RowBy(row, was)), .. sameMachine && IsMeasured(head) ? RowsGone(was, counted) : []],
        };
        return sameMachine && Acceptance.IsAcceptable(was) && was.Status != CaseStatus.NotApplicable && !IsMeasured(head) && head is { Status: CaseStatus.NotApplicable } or { ClaimVerdict: ClaimVerdict.NotApplicable }
            ? defined with { Status = CaseStatus.Failed, ClaimVerdict = ClaimVerdict.Inconclusive, Reason = Reasons.NotApplicableAnyMore(head.Reason) }
            : defined;
    }

    private static bool IsMeasured(CaseRecord c) => c.Arms.Count + c.Mechanism.Count > 0;

    /// <summary>The base's; the head's own where that has other arms, which is another experiment and not comparable.</summary>
    private static Estimand? EstimandFor(CaseRecord head, CaseRecord was)
    {
        if (was.Arms.Count == 0)
            return head.Estimand;
        Estimand asked = TimingVerdict.EstimandOf(was);
        return asked.Arms.All(arm => head.Arms.Any(a => a.Name == arm)) ? asked : head.Estimand;
    }

    private static MechanismRow RowBy(MechanismRow row, CaseRecord was) =>
        was.Mechanism.FirstOrDefault(r => r.Name == row.Name) is { } asked && !IsAlike(asked.Expected, row.Expected) ? row with { Expected = asked.Expected } : row;

    /// <summary>Counters that the base has and the head does not: they agree with nothing.</summary>
    private static IEnumerable<MechanismRow> RowsGone(CaseRecord was, IReadOnlySet<string> counted) => was.Mechanism.Where(r => !counted.Contains(r.Name))
        .Select(r => r with { Actual = "not counted", Holds = false });

    private static bool IsAlike(string asked, string brought)
    {
        if (asked == brought)
            return true;
        bool isRange = Expected.TryParse(asked, out Expected one);
        return Expected.TryParse(brought, out Expected other) == isRange
            && (isRange ? IsNear(one.Least, other.Least) && IsNear(one.Most, other.Most) : IsSum(asked) && IsSum(brought));
    }

    private static bool IsNear(double one, double other) => one.Equals(other) || (one > 0 && other > 0 && other / one is <= MostBetweenRuns and >= 1 / MostBetweenRuns);

    private static bool IsSum(string word) => word.Length == DigitsOfSum && word.All(char.IsAsciiHexDigit);
}
