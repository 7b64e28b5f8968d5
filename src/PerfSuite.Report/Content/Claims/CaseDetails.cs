using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;
using PerfSuite.Results;
using PerfSuite.Statistics;

namespace PerfSuite.Report.Content.Claims;

/// <summary>Builds the evidence of one case.</summary>
internal sealed class CaseDetails(CaseRecord c, Anchors anchors, Scale axis, ChartDetail detail, IReadOnlySet<string> shared)
{
    public CaseDetail Detail => new(
        anchors.Of(c), c.Case.Length == 0 ? c.Claim : c.Case, c.ClaimVerdict, c.BaselineVerdict, c.Red, c.Ratio,
        c.Ratio is { } ratio ? IntervalMark.Of(ratio, axis, c.ClaimVerdict, c.Margin, c.Baseline?.Ratio?.Estimate) : null,
        c.Reason, [.. Judgement()], ArmTimes.Of(c, detail.Bins), RatioCourse.Of(c, detail.Steps), c.Mechanism,
        [.. c.Parameters.Where(p => !shared.Contains(p.Key)).Select(p => Fact.Of(p.Key, p.Value))],
        [.. c.Facts.Select(f => Fact.Of(f.Key, f.Value))],
        [.. c.Arms.Where(a => a.Counters.Values.Any(v => v != 0)).Select(a => new Fact(a.Name, CounterWords.Of(a.Counters)))]);

    private IEnumerable<Fact> Judgement()
    {
        yield return new Fact("Expected", VerdictWords.Label(c.Expectation));
        if (c.Ratio is { } ratio)
            foreach (Fact fact in Timing(ratio))
                yield return fact;
        yield return new Fact("Against the baseline", Change());
        yield return new Fact("Took", Quantity.Time(c.DurationSeconds * 1e9));
    }

    private IEnumerable<Fact> Timing(Interval ratio)
    {
        if (c.EstimandOrImplied() is { } estimand)
            yield return new Fact("Ratio", estimand.ToString());
        yield return new Fact("Interval", $"{Number.Ratio(ratio.Estimate)} ({Number.Limits(ratio)}) at {Number.Confidence(ratio.Confidence)}");
        if (c.Region is { } region)
            yield return new Fact("True where the ratio is", region.ToString());
        if (c.Margin is { } margin)
            yield return new Fact("Margin", Number.Percent(margin));
        if (c.MinimumDetectableChange is { } change)
            yield return new Fact("Minimum detectable change", Number.Percent(change));
        yield return new Fact("Rounds", Number.Plain(c.Rounds()));
    }

    private string Change() => c.Baseline switch
    {
        null => VerdictWords.Label(c.BaselineVerdict),
        { Change: { } change } => $"{VerdictWords.Label(c.BaselineVerdict)}: {ChangeWords.Of(change)}",
        { } compared => $"{VerdictWords.Label(c.BaselineVerdict)}: by verdict, it was {VerdictWords.Label(compared.ClaimVerdict).ToLowerInvariant()}",
    };
}
