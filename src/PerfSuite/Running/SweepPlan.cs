using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;

namespace PerfSuite.Running;

/// <summary>
/// Which cases the next sweep visits: some sweeps are common to all cases; then those get more that are not settled by them, the cheap ones first, as long as the time lasts. What the first sweep had no time for comes after what it has begun. What is settled is looked
/// at once, after the common sweeps, and not after each: a case that were measured until it looks decided would be decided too often.
/// </summary>
/// <param name="cases">Everything that is to be measured.</param>
/// <param name="most">No case gets more sweeps.</param>
internal sealed class SweepPlan(IReadOnlyList<ClaimCase> cases, int most)
{
    /// <summary>Sweeps that every case gets.</summary>
    public const int Common = 3;

    private readonly Dictionary<string, CaseCost> costs = cases.ToDictionary(c => c.Name, _ => new CaseCost(), StringComparer.Ordinal);
    private readonly ILookup<string, ClaimCase> derived = cases.Where(c => c.Source is not null).ToLookup(c => c.Source!.Value.Find().Name, StringComparer.Ordinal);
    private HashSet<string>? settled;
    private TimeSpan overhead;

    /// <summary>How many sweeps have ended with a result.</summary>
    public int Sweeps { get; private set; }

    /// <summary>Whether every case has had the sweeps that are common to all, or there is no time for more of them: what is settled is to be said.</summary>
    public bool WantsSettled(TimeSpan left) => settled is null && Fitting(Waiting(Common), left).Count == 0;

    /// <summary>Cases that need no more sweeps.</summary>
    public void Settle(IEnumerable<string> names) => settled = [.. names];

    /// <summary>The cases of the next sweep; none where nothing is to be measured any more, or nothing fits into the time.</summary>
    /// <param name="left">The run's time that is left.</param>
    public IReadOnlyList<ClaimCase> Next(TimeSpan left) => [.. Fitting(Waiting(settled is null ? Common : most), left).SelectMany(c => derived[c.Name].Prepend(c))];

    /// <summary>How long the sweeps that are known to follow will take; no longer than the time that is left.</summary>
    public TimeSpan Expected(TimeSpan left)
    {
        int until = settled is null ? Common : most;
        TimeSpan[] each = [.. Waiting(until).Select(c => Cost(c) * (until - costs[c.Name].Visits))];
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

    /// <summary>What is measured itself, has had fewer sweeps than these, and is neither over nor settled, with all that is derived from it.</summary>
    private IEnumerable<ClaimCase> Waiting(int sweeps) => cases.Where(c => c.Source is null && !costs[c.Name].IsOver && costs[c.Name].Visits < (c.Claim.Kind == ClaimKind.Timing ? sweeps : 1)
        && (settled is null || derived[c.Name].Prepend(c).Any(d => !settled.Contains(d.Name))));

    private List<ClaimCase> Fitting(IEnumerable<ClaimCase> waiting, TimeSpan left)
    {
        List<ClaimCase> fitting = [];
        TimeSpan sum = overhead;
        foreach (ClaimCase next in waiting.OrderBy(c => costs[c.Name].Visits == 0).ThenBy(c => costs[c.Name].Visits).ThenBy(Cost))
            if (left > TimeSpan.Zero && (sum += Cost(next)) <= left)
                fitting.Add(next);
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
            IsOver |= visit.Status is CaseStatus.Failed or CaseStatus.NotApplicable;
        }
    }
}
