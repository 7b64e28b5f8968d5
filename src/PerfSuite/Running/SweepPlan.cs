using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Running;

/// <summary>
/// Which cases the next sweep visits: some sweeps are common to all cases; then each sweep takes those whose next visit lowers the uncertainty most for the time that it costs, what is undecided before what is only
/// imprecise, until the time or the number of sweeps is used up. What the first sweep had no time for comes after what it has begun. What a case is worth is looked at once, after the common sweeps, and not after
/// each: a case that were measured until it looks decided would be decided too often.
/// </summary>
/// <param name="cases">Everything that is to be measured.</param>
/// <param name="most">No case gets more sweeps.</param>
internal sealed class SweepPlan(IReadOnlyList<ClaimCase> cases, int most)
{
    /// <summary>Sweeps that every case gets.</summary>
    public const int Common = 3;

    /// <summary>A process is begun for visits that take so many times as long as its beginning and end.</summary>
    private const int TimesOverhead = 4;

    private readonly Dictionary<string, CaseCost> costs = cases.ToDictionary(c => c.Name, _ => new CaseCost(), StringComparer.Ordinal);
    private readonly ILookup<string, ClaimCase> derived = cases.Where(c => c.Source is not null).ToLookup(c => c.Source!.Value.Find().Name, StringComparer.Ordinal);
    private IReadOnlyDictionary<string, double>? worths;
    private TimeSpan overhead;

    /// <summary>How many sweeps have ended with a result.</summary>
    public int Sweeps { get; private set; }

    /// <summary>Whether every case has had the sweeps that are common to all, or there is no time for more of them: what further ones are worth is to be said.</summary>
    public bool WantsWorths(TimeSpan left) => worths is null && Fitting(InTurn(Waiting()), left, left).Count == 0;

    /// <summary>What further sweeps of each case are worth, see <see cref="RunJudgement.WorthOfSweeps"/>; 0 where it needs none.</summary>
    public void Weigh(IReadOnlyDictionary<string, double> worthOfCases) => worths = worthOfCases;

    /// <summary>The cases of the next sweep; none where nothing is to be measured any more, or nothing fits into the time.</summary>
    /// <param name="left">The run's time that is left.</param>
    public IReadOnlyList<ClaimCase> Next(TimeSpan left)
    {
        ClaimCase[] waiting = [.. Waiting()];
        List<ClaimCase> next = worths is null
            ? Fitting(InTurn(waiting), left, enough: left)
            : Fitting(waiting.OrderByDescending(c => Gain(c, waiting.Length)), left, enough: overhead * TimesOverhead);
        return [.. next.SelectMany(c => derived[c.Name].Prepend(c))];
    }

    /// <summary>How long the sweeps that are known to follow will take; no longer than the time that is left.</summary>
    public TimeSpan Expected(TimeSpan left)
    {
        int until = worths is null ? Common : most;
        TimeSpan[] each = [.. Waiting().Select(c => Cost(c) * (until - costs[c.Name].Visits))];
        TimeSpan all = each.Aggregate(TimeSpan.Zero, (sum, one) => sum + one) + (overhead * Math.Max(0, until - Sweeps));
        return each.Length == 0 || left < TimeSpan.Zero ? TimeSpan.Zero : all < left && Sweeps > 0 ? all : left;
    }

    /// <summary>A sweep has ended.</summary>
    /// <param name="visits">What came of its cases.</param>
    /// <param name="took">How long it took.</param>
    public void Ended(IReadOnlyList<CaseRecord> visits, TimeSpan took)
    {
        Sweeps++;
        TimeSpan visiting = TimeSpan.FromSeconds(visits.Sum(v => v.DurationSeconds));
        overhead = took > visiting ? took - visiting : TimeSpan.Zero;
        foreach (CaseRecord visit in visits)
            costs[visit.Name].Add(visit);
    }

    /// <summary>A sweep was lost, by a case where one is to blame: that one is over.</summary>
    public void Lost(CaseRecord? blamed)
    {
        if (blamed is not null)
            costs[blamed.Name].Add(blamed);
    }

    /// <summary>What is measured itself, and is to be visited once more at least.</summary>
    private IEnumerable<ClaimCase> Waiting() => cases.Where(c => c.Source is null && !costs[c.Name].IsOver
        && costs[c.Name].Visits < (c.Claim.Kind == ClaimKind.Timing ? worths is null ? Common : most : 1) && Worth(c) > 0);

    /// <summary>What has fewer visits comes first, the cheap before the dear; what the first sweep had no time for comes last.</summary>
    private IEnumerable<ClaimCase> InTurn(IEnumerable<ClaimCase> waiting) => waiting.OrderBy(c => costs[c.Name].Visits == 0).ThenBy(c => costs[c.Name].Visits).ThenBy(Cost);

    /// <summary>What sweeps of a case, or of one that is derived from it, are worth.</summary>
    private double Worth(ClaimCase one) => worths is null ? 1 : derived[one.Name].Prepend(one).Max(c => worths.GetValueOrDefault(c.Name, 1));

    /// <summary>By how much the variance of a mean falls with one more visit, for a second of the run.</summary>
    private double Gain(ClaimCase one, int waiting)
    {
        int visits = Math.Max(1, costs[one.Name].Visits);
        return Worth(one) / (visits * (visits + 1) * (Cost(one) + (overhead / waiting)).TotalSeconds);
    }

    /// <summary>The first of some cases that fit into a time, until they take enough of it.</summary>
    private List<ClaimCase> Fitting(IEnumerable<ClaimCase> ordered, TimeSpan left, TimeSpan enough)
    {
        List<ClaimCase> fitting = [];
        TimeSpan sum = TimeSpan.Zero;
        foreach (ClaimCase next in ordered)
            if (left > TimeSpan.Zero && (fitting.Count == 0 || sum < enough) && overhead + sum + Cost(next) <= left)
            {
                fitting.Add(next);
                sum += Cost(next);
            }

        return fitting;
    }

    /// <summary>What a visit takes: as it took before; of a case that has had none, as the others did in the mean.</summary>
    private TimeSpan Cost(ClaimCase one) => costs[one.Name].Mean ?? TimeSpan.FromSeconds(costs.Values.Select(c => c.Mean?.TotalSeconds).Average() ?? 0);

    private sealed class CaseCost
    {
        private double seconds;

        public int Visits { get; private set; }

        /// <summary>Whether another visit could say nothing else.</summary>
        public bool IsOver { get; private set; }

        public TimeSpan? Mean => Visits == 0 ? null : TimeSpan.FromSeconds(seconds / Visits);

        public void Add(CaseRecord visit)
        {
            if (visit.Status == CaseStatus.OutOfTime)
                return;
            Visits++;
            seconds += visit.DurationSeconds;
            IsOver |= visit.HasFailed || visit.Status == CaseStatus.NotApplicable;
        }
    }
}
