using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Costs;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Claims;

/// <summary>Builds the evidence of one case.</summary>
internal sealed class CaseDetails(CaseRecord c, Anchors anchors, Scale axis, ChartDetail detail, SharedFacts shared, IReadOnlyList<Primitive> card)
{
    public CaseDetail Detail => new(
        anchors.Of(c), c.Case.Length == 0 ? c.Claim : c.Case, c.ClaimVerdict, c.BaselineVerdict, c.Red, c.Ratio,
        detail.Marks && c.Ratio is { } ratio ? IntervalMark.Of(ratio, axis, VerdictWords.Key(c.ClaimVerdict)) : null,
        c.Reason, [.. Judgement(), .. Measured()], ArmTimes.Of(c, detail), RatioCourse.Of(c, detail), CaseCosts.Of(c, card), c.Mechanism);

    private IEnumerable<Fact> Judgement()
    {
        if (c.Expectation.ToString() != shared.Expectation)
            yield return new Fact("Expected", VerdictWords.Label(c.Expectation));
        if (c.Ratio is not null && shared.Judged.Length == 0)
            yield return new Fact("Judged", SharedFacts.JudgedBy(c));
        if (c.Ratio is not null)
            yield return new Fact("Precision", $"minimum detectable change {Number.Percent(c.MinimumDetectableChange ?? 0)} · "
                + $"{Number.Of(c.Rounds(), "round")}{(c.Sweeps.Count > 0 ? $" in {Number.Of(c.Sweeps.Count, "sweep")}" : "")} · {Quantity.Time(c.DurationSeconds * 1e9)}");
        if (c.Baseline is { } before)
            yield return new Fact("Baseline", before.Change is { } change
                ? $"{VerdictWords.Label(c.BaselineVerdict)}: {ChangeWords.Of(change)}, {Number.Of(before.Processes, "process", "processes")}"
                : $"{VerdictWords.Label(c.BaselineVerdict)}: it was {VerdictWords.Label(before.ClaimVerdict).ToLowerInvariant()}");
    }

    /// <summary>Whether the case's name says so already.</summary>
    private bool Names(KeyValuePair<string, object> parameter) => c.Case.Split(", ").Contains(FormattableString.Invariant($"{parameter.Key}={parameter.Value}"));

    private IEnumerable<Fact> Measured()
    {
        Fact[] own = [.. c.Parameters.Where(p => !shared.Names.Contains(p.Key) && !Names(p)).Select(p => Fact.Of(p.Key, p.Value)).Distinct()];
        if (own.Length > 0)
            yield return new Fact("Parameters", Fact.Line(own));
        foreach ((string name, double value) in c.Facts.Where(f => !StageSections.IsSymbol(f.Key) && f is not { Key: CollectedCase.RoundsLeftOut, Value: 0 }))
            yield return Fact.Of(name, value);
        foreach (ArmRecord arm in c.Arms.Where(a => a.Counters.Values.Any(v => v != 0)))
            yield return new Fact(arm.Name, CounterWords.Of(arm.Counters));
    }
}
