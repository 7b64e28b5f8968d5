using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;

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
    public IReadOnlyList<CaseRecord> Cases
    {
        get
        {
            ILookup<string, CaseRecord> again = Again.SelectMany(run => run.Cases).ToLookup(c => c.Name, StringComparer.Ordinal);
            return
            [
                .. Whole.SelectMany(run => run.Cases).GroupBy(c => c.Name, StringComparer.Ordinal)
                    .InParallel(same => Together([.. same, .. again[same.Key]]) ?? same.LastOrDefault(c => c.Ratio is not null) ?? same.Last()),
            ];
        }
    }

    /// <summary>Whether all its times are of sweeps.</summary>
    public bool HasSweeps => All.All(run => run.Cases.All(c => c.Arms.Count == 0 || c.Sweeps.Count > 0));

    /// <summary>What each run found of each case that it measured, or had to, by the case's name.</summary>
    public Dictionary<string, IReadOnlyList<RepeatRecord>> Repeats()
    {
        Dictionary<string, CaseRecord>[] runs = [.. Whole.Concat(Again).Select(run => run.Cases.ToDictionary(c => c.Name, StringComparer.Ordinal))];
        return runs.Take(Whole.Count).SelectMany(run => run.Keys).Distinct(StringComparer.Ordinal).InParallel(name => (Name: name, Found: (IReadOnlyList<RepeatRecord>)
        [
            .. runs.SelectMany((run, i) => run.TryGetValue(name, out CaseRecord? found) ? TimingVerdict.Repeats(found, i) : i < Whole.Count ? [RepeatRecord.Crashed with { Run = i }] : []),
        ])).ToDictionary(c => c.Name, c => c.Found, StringComparer.Ordinal);
    }

    /// <summary>The same runs with every value computed from the samples: what the files say of it is not believed.</summary>
    internal RunSide Recomputed() => new(Name, [.. Whole.Select(OfSamples)], [.. Again.Select(OfSamples)]);

    /// <summary>What the sweeps of all runs say of a case; null where some have none, or not all are of the same experiment.</summary>
    private static CaseRecord? Together(CaseRecord[] same)
    {
        CaseRecord[] timed = [.. same.Where(c => c.Arms.Count > 0)];
        return timed.Length > 0 && timed.All(c => c.Sweeps.Count > 0 && Baseline.IsSameWork(c.Parameters, timed[0].Parameters) && c.Estimand == timed[0].Estimand && c.Region == timed[0].Region
            && c.Arms.Select(a => a.Name).SequenceEqual(timed[0].Arms.Select(a => a.Name), StringComparer.Ordinal)) ? CollectedCase.Of(same) : null;
    }

    /// <summary>The same runs with the definitions of <paramref name="before"/>: of the cases that it has, and of the claims.</summary>
    /// <param name="before">The side that defines.</param>
    /// <param name="cases">Its cases.</param>
    internal RunSide DefinedBy(RunSide before, IReadOnlyList<CaseRecord> cases)
    {
        Dictionary<string, CaseRecord> asked = cases.ToDictionary(c => c.Name, StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> counted = All.SelectMany(run => run.Cases).GroupBy(c => c.Name, StringComparer.Ordinal)
            .ToDictionary(c => c.Key, c => c.SelectMany(one => one.Mechanism).Select(r => r.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        SuiteResults Defined(SuiteResults run) => run with
        {
            Cases = [.. run.Cases.Select(c => asked.TryGetValue(c.Name, out CaseRecord? was)
                ? BaseDefinition.Of(c, was, run.Environment.Machine == before.Last.Environment.Machine, counted[c.Name]) : c)],
        };
        return new(Name, [.. Whole.Select(Defined)], [.. Again.Select(Defined)]);
    }

    private static SuiteResults OfSamples(SuiteResults run) => run with { Cases = [.. run.Cases.Where(c => !MissingCase.IsOne(c) && !ChangedMachine.IsOne(c)).InParallel(c => OfSamples(c))] };

    /// <summary>A case as its samples and counters have it, compared with nothing. What a file states of it and they do not give is a failure of the file's.</summary>
    internal static CaseRecord OfSamples(CaseRecord c, ProcessVariance spread = default)
    {
        CaseRecord fresh = c with
        {
            Mechanism = [.. c.Mechanism.Select(r => r with { Holds = r.Recomputed() })],
            Ratio = null,
            MinimumDetectableChange = null,
            Baseline = null,
            BaselineVerdict = BaselineVerdict.NoBaseline,
            Red = false,
            Standing = CaseStanding.Clear,
            LetThrough = null,
            Status = c.Status == CaseStatus.NotApplicable && c.Arms.Count + c.Mechanism.Count > 0 ? CaseStatus.Measured : c.Status,
        };
        CaseRecord judged = Judged(fresh, c.Ratio?.Confidence ?? JudgingPolicy.Default.ConfidenceOfLook, spread);
        return c.Ratio is not null && judged.Ratio is null ? judged with { Status = CaseStatus.Failed, Reason = Reasons.NotOfSamples(c.Ratio.Value, judged.Reason) } : judged;
    }

    /// <summary>A ratio without a region says what it is and nothing of its claim.</summary>
    private static CaseRecord Judged(CaseRecord fresh, double confidence, ProcessVariance spread) =>
        fresh is { Arms.Count: > 0, Region: not null } ? TimingVerdict.Judge(fresh, confidence, spread)
        : fresh.Arms.Count > 0 ? TimingVerdict.Judge(fresh with { Region = Region.Any }, confidence, spread) with { Region = null, ClaimVerdict = ClaimVerdict.Inconclusive, Reason = fresh.Reason }
        : fresh.Mechanism.Count > 0 ? fresh with { ClaimVerdict = ClaimRule.Judge(fresh.Mechanism) }
        : fresh.ClaimVerdict == ClaimVerdict.NotApplicable ? fresh
        : fresh with { ClaimVerdict = ClaimVerdict.Inconclusive };
}
