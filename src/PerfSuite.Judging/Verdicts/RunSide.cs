using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>What the runs of one side of a comparison found, each of them in a process of its own.</summary>
/// <param name="Name">The side, for messages.</param>
/// <param name="Whole">Runs of every case, at least one.</param>
/// <param name="Again">Runs of some cases only, which were not settled by then.</param>
public sealed record RunSide(string Name, List<SuiteResults> Whole, List<SuiteResults> Again)
{
    public RunSide(string name, params IEnumerable<SuiteResults> whole)
        : this(name, [.. whole], [])
    {
    }

    public IEnumerable<SuiteResults> All => [.. Again, .. Whole];

    /// <summary>How many runs have ended.</summary>
    public int Count => Whole.Count + Again.Count;

    /// <summary>The last whole run.</summary>
    public SuiteResults Last => Whole[^1];

    /// <summary>The cases of the whole runs, each as the sweeps of all runs have it together; without sweeps, as the last run has it that could say something of it.</summary>
    public IReadOnlyList<CaseRecord> Cases =>
    [
        .. Whole.SelectMany(run => run.Cases).GroupBy(c => c.Name, StringComparer.Ordinal)
            .Select(same => Together([.. same, .. Again.SelectMany(run => run.Cases.Where(c => c.Name == same.Key))]) ?? same.LastOrDefault(c => c.Ratio is not null) ?? same.Last()),
    ];

    /// <summary>Whether all its times are of sweeps.</summary>
    public bool HasSweeps => All.All(run => run.Cases.All(c => c.Arms.Count == 0 || c.Sweeps.Count > 0));

    /// <summary>What each run found that measured a case, or had to.</summary>
    public IReadOnlyList<RepeatRecord> RepeatsOf(string caseName) =>
    [
        .. Whole.SelectMany((run, i) => Find(run, caseName, i) ?? [RepeatRecord.Crashed with { Run = i }]),
        .. Again.SelectMany((run, i) => Find(run, caseName, Whole.Count + i) ?? []),
    ];

    /// <summary>The same runs with every value computed from the samples: what the files say of it is not believed.</summary>
    internal RunSide Recomputed() => new(Name, [.. Whole.Select(OfSamples)], [.. Again.Select(OfSamples)]);

    /// <summary>What the sweeps of all runs say of a case; null where some have none, or not all are of the same experiment.</summary>
    private static CaseRecord? Together(CaseRecord[] same)
    {
        CaseRecord[] timed = [.. same.Where(c => c.Arms.Count > 0)];
        return timed.Length > 0 && timed.All(c => c.Sweeps.Count > 0 && Baseline.IsSameWork(c.Parameters, timed[0].Parameters) && c.Estimand == timed[0].Estimand && c.Region == timed[0].Region
            && c.Arms.Select(a => a.Name).SequenceEqual(timed[0].Arms.Select(a => a.Name), StringComparer.Ordinal)) ? CollectedCase.Of(same) : null;
    }

    private static IReadOnlyList<RepeatRecord>? Find(SuiteResults run, string caseName, int index) =>
        run.Cases.FirstOrDefault(c => c.Name == caseName) is { } found ? TimingVerdict.Repeats(found, index) : null;

    private static SuiteResults OfSamples(SuiteResults run) => run with { Cases = [.. run.Cases.Where(c => !MissingCase.IsOne(c) && !ChangedMachine.IsOne(c)).Select(c => OfSamples(c))] };

    /// <summary>A case as its samples have it, compared with nothing.</summary>
    internal static CaseRecord OfSamples(CaseRecord c, ProcessVariance spread = default)
    {
        CaseRecord fresh = c with { Baseline = null, BaselineVerdict = BaselineVerdict.NoBaseline, Red = false, Standing = CaseStanding.Clear, LetThrough = null };
        return c.Ratio is { } ratio && c.Region is not null ? TimingVerdict.Judge(fresh, ratio.Confidence, spread)
            : c.Ratio is { } plain && c.Sweeps.Count == 0 ? fresh with { Ratio = PairedRatio.Of(TimingVerdict.LogRatios(fresh), plain.Confidence) }
            : fresh;
    }
}
