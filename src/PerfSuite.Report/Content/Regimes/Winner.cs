using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Report.Content.Regimes;

/// <summary>From ratios to the winner.</summary>
public static class Winner
{
    /// <summary>Who wins one case; the margin of a case without one counts as nothing.</summary>
    public static Outcome Of(CaseRecord c) => Of(c.Ratio!.Value, c.Margin ?? 0);

    /// <param name="ratio">Time of the system calls ÷ time of the mapping.</param>
    /// <param name="margin">Relative difference that matters.</param>
    public static Outcome Of(Interval ratio, double margin) =>
        ratio.Lower > 1 / (1 + margin) && ratio.Upper < 1 + margin ? Outcome.Equal
        : ratio.Lower > 1 ? Outcome.Wins
        : ratio.Upper < 1 ? Outcome.Loses
        : Outcome.Undecided;

    /// <summary>Who wins a regime: who wins every case that is decided.</summary>
    public static Outcome Of(IReadOnlyCollection<Outcome> cases) =>
        cases.Contains(Outcome.Wins) && cases.Contains(Outcome.Loses) ? Outcome.Mixed
        : cases.Contains(Outcome.Wins) ? Outcome.Wins
        : cases.Contains(Outcome.Loses) ? Outcome.Loses
        : cases.Contains(Outcome.Undecided) ? Outcome.Undecided
        : Outcome.Equal;

    /// <summary>
    /// The geometric mean of several ratios. Its limits are the means of their limits: where every interval holds its value, so does this one,
    /// so that the error probabilities add up (Bonferroni).
    /// </summary>
    /// <param name="ratios">At least one.</param>
    public static Interval Mean(IReadOnlyCollection<Interval> ratios)
    {
        if (ratios.Count == 1)
            return ratios.First();
        double error = ratios.Sum(r => 1 - r.Confidence);
        return new Interval(ratios.Average(r => Math.Log(r.Estimate)), ratios.Average(r => Math.Log(r.Lower)),
            ratios.Average(r => Math.Log(r.Upper)), Math.Max(1 - error, 1e-3)).Exp();
    }
}
