using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What the visits of several sweeps say of a case together, before it is judged.</summary>
public static class CollectedCase
{
    /// <summary>The quantity that adds up over visits; of every other the middle one is kept.</summary>
    public const string RoundsLeftOut = "roundsLeftOut";

    private const int DigitsOfCounters = 12;

    /// <summary>One record of several: the rounds in the order of the sweeps, counters by round, a row of the mechanism as most sweeps have it. The first sweep, which takes cases apart, gives the rest. One that failed once has failed, whatever the others
    /// found: fresh sweeps tell whether it was an accident; one that met a hindrance is one that came to nothing. Where most visits came to nothing, what came of the last of those.</summary>
    /// <param name="visits">At least one, of the same case.</param>
    public static CaseRecord Of(IReadOnlyList<CaseRecord> visits)
    {
        if (visits.Count == 1)
            return visits[0];
        if (visits.Any(v => v.Status != CaseStatus.OutOfTime))
            visits = [.. visits.Where(v => v.Status != CaseStatus.OutOfTime)];
        CaseRecord[] measured = [.. visits.Where(v => v.Status == CaseStatus.Measured && (v.Arms.Count > 0 || v.Mechanism.Count > 0))];
        double duration = Math.Round(visits.Sum(v => v.DurationSeconds), 3);
        if (visits.LastOrDefault(v => v.HasFailed) is { } failed)
            return failed with { DurationSeconds = duration };
        if (2 * measured.Length < visits.Count || measured.Length == 0)
            return visits.Last(v => !measured.Contains(v)) with { DurationSeconds = duration };
        return measured[0] with
        {
            Arms = [.. measured[0].Arms.Select(arm => ArmOf(arm, measured))],
            Mechanism = [.. measured.SelectMany(v => v.Mechanism).GroupBy(r => r.Name, StringComparer.Ordinal).Select(AsMostHaveIt)],
            Stages = [.. measured.SelectMany(v => v.Stages).GroupBy(s => (s.Arm, s.Stage)).Select(s => s.First() with { Samples = [.. s.SelectMany(one => one.Samples)] })],
            Facts = measured.SelectMany(v => v.Facts).GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key,
                f => f.Key == RoundsLeftOut ? f.Sum(one => one.Value) : Median.Of(f.Select(one => one.Value)), StringComparer.Ordinal),
            Sweeps = [.. measured.SelectMany(v => v.Sweeps)],
            DurationSeconds = duration,
        };
    }

    private static ArmRecord ArmOf(ArmRecord arm, CaseRecord[] measured)
    {
        ArmRecord[] same = [.. measured.Select(v => v.Arms.Single(a => a.Name == arm.Name))];
        return arm with
        {
            Samples = [.. same.SelectMany(a => a.Samples)],
            Counters = ByRound(same, a => a.Counters),
            Work = same.All(a => a.Work is not null) ? ByRound(same, a => a.Work!) : null,
        };
    }

    /// <summary>What all of them have, the mean over their rounds.</summary>
    private static Dictionary<string, double> ByRound(ArmRecord[] arms, Func<ArmRecord, IReadOnlyDictionary<string, double>> numbersOf)
    {
        double rounds = arms.Sum(a => a.Samples.Count);
        return numbersOf(arms[0]).Keys.Where(name => arms.All(a => numbersOf(a).ContainsKey(name))).ToDictionary(name => name,
            name => Significant.Digits(arms.Sum(a => numbersOf(a)[name] * a.Samples.Count) / rounds, DigitsOfCounters), StringComparer.Ordinal);
    }

    /// <summary>A row that holds in half of the sweeps or more holds, with the middle one of the numbers of those that agree on that.</summary>
    private static MechanismRow AsMostHaveIt(IEnumerable<MechanismRow> ofSweeps)
    {
        MechanismRow[] rows = [.. ofSweeps];
        bool holds = 2 * rows.Count(r => r.Holds) >= rows.Length;
        MechanismRow[] agreeing = [.. rows.Where(r => r.Holds == holds).OrderBy(r => double.TryParse(r.Actual, CultureInfo.InvariantCulture, out double number) ? number : 0)];
        return agreeing[(agreeing.Length - 1) / 2];
    }
}
