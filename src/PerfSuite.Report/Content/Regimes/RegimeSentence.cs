using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Regimes;

/// <summary>Answers in words.</summary>
public static class RegimeSentence
{
    /// <summary>The answer of timed cases.</summary>
    /// <param name="outcome">Of all cases together.</param>
    /// <param name="mean">Their geometric mean.</param>
    /// <param name="outcomes">Of each case.</param>
    /// <param name="timed">The cases.</param>
    public static string Of(Outcome outcome, Interval mean, IReadOnlyList<Outcome> outcomes, IReadOnlyList<CaseRecord> timed)
    {
        int wins = outcomes.Count(o => o == Outcome.Wins), loses = outcomes.Count(o => o == Outcome.Loses);
        return outcome switch
        {
            Outcome.Wins => $"mmap wins: {Number.Ratio(mean.Estimate)} times as fast {Share(wins, timed.Count)}.",
            Outcome.Loses => $"mmap loses: it takes {Number.Ratio(1 / mean.Estimate)} times as long {Share(loses, timed.Count)}.",
            Outcome.Mixed => $"It depends: mmap wins {Number.Of(wins, "case")} and loses {loses} of {timed.Count}, {Range(timed)}.",
            Outcome.Equal => $"No difference that matters {Share(timed.Count, timed.Count)}.",
            _ => $"Undecided: {(timed.Count == 1 ? "the interval straddles" : "the intervals straddle")} 1.",
        };
    }

    /// <summary>The ratio in a few words: how much faster, how much longer, or from where to where.</summary>
    public static string Brief(Outcome outcome, Interval mean, IReadOnlyList<CaseRecord> timed) => outcome switch
    {
        Outcome.Loses => $"{Number.Ratio(1 / mean.Estimate)} times as long",
        Outcome.Mixed => $"{Number.Ratio(timed.Min(c => c.Ratio!.Value.Estimate))}× to {Number.Ratio(timed.Max(c => c.Ratio!.Value.Estimate))}×",
        _ => $"{Number.Ratio(mean.Estimate)}×",
    };

    /// <summary>The answer where no clock was read.</summary>
    public static string WithoutTimes(Outcome outcome, Regime regime, IReadOnlyList<CaseRecord> cases, IReadOnlyList<CaseRecord> decided) => outcome switch
    {
        Outcome.Holds => $"The mechanism holds: {Number.Of(decided.Count, "experiment")} by exact counters, no clock.",
        Outcome.Fails => $"The mechanism fails: {Number.Of(decided.Count(c => c.ClaimVerdict != ClaimVerdict.Supported), "experiment")} of {decided.Count} disagree.",
        Outcome.NotApplicable => $"Not applicable here. {cases.First(c => c.ClaimVerdict == ClaimVerdict.NotApplicable).Reason}",
        Outcome.NotMeasured => $"Not measured in this run ({string.Join(", ", regime.Claims)}).",
        _ => $"No answer: {cases[0].Reason}",
    };

    private static string Share(int some, int all) =>
        all == 1 ? "in the one case measured" : some == all ? $"in all {all} cases" : $"in {some} of {all} cases, the others undecided or equal";

    private static string Range(IReadOnlyList<CaseRecord> timed) =>
        $"from {Number.Ratio(timed.Min(c => c.Ratio!.Value.Estimate))} to {Number.Ratio(timed.Max(c => c.Ratio!.Value.Estimate))} times as fast";
}
