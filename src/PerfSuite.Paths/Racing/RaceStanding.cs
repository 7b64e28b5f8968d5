using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Paths.Racing;

/// <summary>What the rounds of a race say so far.</summary>
/// <param name="Paths">All paths, fastest first.</param>
/// <param name="Remaining">Names of the paths that stay in the race.</param>
/// <param name="Ratio">Fastest call ÷ fastest mapping; null before the first look, or where a family has no path.</param>
/// <param name="Verdict">Who is faster.</param>
/// <param name="Reason">Why the verdict is what it is.</param>
/// <param name="IsOver">Whether measuring more would change nothing that matters.</param>
public sealed record RaceStanding(
    IReadOnlyList<PathRecord> Paths, IReadOnlySet<string> Remaining, Interval? Ratio, CellVerdict Verdict, string Reason, bool IsOver)
{
    /// <summary>Judges the rounds.</summary>
    /// <param name="runners">The paths with the logarithms of their times; who was dropped has fewer rounds, the first ones.</param>
    /// <param name="baseline">Name of the path that speeds are relative to; never dropped.</param>
    /// <param name="rules">Looks and margin.</param>
    public static RaceStanding Of(IReadOnlyList<Runner> runners, string baseline, RaceRules rules)
    {
        Judging judging = new(runners, baseline, rules);
        Runner[] running = judging.Running;
        Runner?[] leaders = [.. Enum.GetValues<PathFamily>().Select(f => running.Where(r => r.Family == f).MinBy(r => r.Median))];
        HashSet<string> remaining = [baseline, .. running.Where(r => !judging.IsBeaten(r, leaders[(int)r.Family]!)).Select(r => r.Path)];
        PathRecord[] paths = [.. runners.OrderBy(r => judging.LogTime(r)).Select(judging.RecordOf)];
        if (leaders is not [{ } call, { } mapping])
            return new(paths, remaining, null, CellVerdict.Undecided, "Only one kind of path takes part.", judging.IsSettled(leaders[0] ?? leaders[1]!, remaining));
        if (!judging.HasLooked)
            return new(paths, remaining, null, CellVerdict.Undecided, $"Only {judging.Rounds} rounds were measured.", IsOver: false);
        Interval ratio = judging.Between(call, mapping).Exp();
        CellVerdict verdict = VerdictOf(ratio, rules.Margin);
        Runner winner = call.Median < mapping.Median ? call : mapping;
        return new(paths, remaining, ratio, verdict, ReasonOf(ratio, call, mapping),
            verdict != CellVerdict.Undecided && judging.IsSettled(winner, remaining));
    }

    /// <summary>Who is faster, by a ratio of call ÷ mapping.</summary>
    public static CellVerdict VerdictOf(Interval ratio, double margin) =>
        new EquivalenceMargin(margin).Place(ratio) == Placement.Within ? CellVerdict.Even
        : ratio.Lower > 1 ? CellVerdict.MappingWins
        : ratio.Upper < 1 ? CellVerdict.CallsWin
        : CellVerdict.Undecided;

    private static string ReasonOf(Interval ratio, Runner call, Runner mapping) => string.Create(CultureInfo.InvariantCulture,
        $"{call.Path} takes {ratio.Estimate:0.###} ({ratio.Lower:0.###} … {ratio.Upper:0.###}) times as long as {mapping.Path}, {ratio.Confidence:0.##%} confidence.");

    /// <summary>One judging of some rounds.</summary>
    private sealed class Judging(IReadOnlyList<Runner> runners, string baseline, RaceRules rules)
    {
        private readonly Runner reference = runners.Single(r => r.Path == baseline);

        public int Rounds { get; } = runners.Max(r => r.LogTimes.Count);

        public bool HasLooked => Rounds >= rules.Looks.Rounds[0];

        /// <summary>Those that took part in the latest round.</summary>
        public Runner[] Running => [.. runners.Where(r => r.LogTimes.Count == Rounds)];

        /// <summary>Interval of ln(time of <paramref name="one"/> ÷ time of <paramref name="other"/>) over their common rounds.</summary>
        public Interval Between(Runner one, Runner other)
        {
            int common = Math.Min(one.LogTimes.Count, other.LogTimes.Count);
            double[] logs = [.. one.LogTimes.Take(common).Zip(other.LogTimes, (a, b) => a - b)];
            return PairedRatio.Of(logs, common >= rules.Looks.Rounds[0] ? rules.Looks.Confidence : RaceRules.ScreeningConfidence).Log();
        }

        public bool IsBeaten(Runner runner, Runner leader) => runner != leader && (HasLooked
            ? Between(runner, leader).Lower > 0
            : runner.LogTimes.Zip(leader.LogTimes, (r, l) => r - l).Min() > Math.Log(RaceRules.FarBehind));

        /// <summary>Whether nobody is left of the winner's family who may be faster by more than the margin.</summary>
        public bool IsSettled(Runner winner, HashSet<string> remaining) => HasLooked && Running
            .Where(r => r != winner && r.Family == winner.Family && remaining.Contains(r.Path) && !IsBeaten(r, winner))
            .All(r => -Between(r, winner).Lower < new EquivalenceMargin(rules.Margin).Log);

        /// <summary>Comparable over runners who took part in different rounds: relative to the baseline in the common ones.</summary>
        public double LogTime(Runner runner) => runner == reference ? 0 : Between(runner, reference).Estimate;

        public PathRecord RecordOf(Runner runner) => new(runner.Path, runner.Family,
            runner == reference ? new Interval(1, 1, 1, rules.Looks.Confidence) : Between(reference, runner).Exp(),
            runner.LogTimes.Count, Significant.Digits(Math.Exp(runner.Median), 4));
    }
}

/// <summary>A path in a race.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Family">Its family.</param>
/// <param name="LogTimes">Natural logarithm of the nanoseconds of each round that it took part in, from the first.</param>
public sealed record Runner(string Path, PathFamily Family, IReadOnlyList<double> LogTimes)
{
    /// <summary>Median of the log times.</summary>
    public double Median { get; } = Judging.Statistics.Median.Of(LogTimes.Count > 0 ? LogTimes
        : throw new ArgumentException("A runner has run at least one round.", nameof(LogTimes)));
}
