using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;

namespace PerfSuite.Running;

/// <summary>
/// Shares what is left of a run's time among the cases that are left, set-up and clean-up counted. What a case will take is what the others of its claim
/// took, else those of its kind; a case that turns out to be dearer than its share waits until the others have had theirs.
/// </summary>
/// <param name="cases">Everything that is to be measured.</param>
/// <param name="guess">What a timed case takes as long as none has ended; one without a clock takes a quarter.</param>
/// <param name="budget">The run's time.</param>
internal sealed class CaseSchedule(IEnumerable<ClaimCase> cases, TimeSpan guess, TimeBudget budget)
{
    private const int PartForMechanisms = 4;

    /// <summary>With so many times the fewest rounds an interval has a chance to decide.</summary>
    private const double Room = 1.5;

    private readonly HashSet<ClaimCase> waiting = [.. cases];
    private TimeSpan leftBefore = budget.Left;
    private readonly Dictionary<ClaimDescription, Pace> claims = [];
    private readonly Dictionary<ClaimDescription, TimeSpan> tails = [];
    private readonly Dictionary<ClaimCase, TimeSpan> needs = [];
    private readonly Dictionary<ClaimKind, Pace> kinds = new()
    {
        [ClaimKind.Timing] = new Pace(guess),
        [ClaimKind.Mechanism] = new Pace(guess / PartForMechanisms),
    };

    /// <summary>Whether nothing is left for another case.</summary>
    public bool IsOver => budget.Left <= TimeSpan.Zero;

    /// <summary>Whether the cases that are left are expected to take more than what is left.</summary>
    public bool IsTight => budget.Left < Expected(waiting);

    /// <summary>What a case may take that others ask: half of all that is left, for it answers for them, too.</summary>
    public TimeSpan AllowanceOfAsked => IsOver ? TimeSpan.Zero : budget.Left / 2;

    /// <summary>The share of a case; where it is known what the case needs, no less than that.</summary>
    public TimeSpan AllowanceOf(ClaimCase next)
    {
        TimeSpan all = Expected(waiting.Contains(next) ? waiting : waiting.Append(next));
        TimeSpan share = IsOver ? TimeSpan.Zero : budget.Left * (Expected(next) / all);
        return needs.TryGetValue(next, out TimeSpan need) && need > share ? need : share;
    }

    /// <summary>Whether a case, as far as it can be told, fits into what is left: one that cannot be cut short, or of which is known what it needs.</summary>
    public bool Fits(ClaimCase next) => !IsOver && (needs.TryGetValue(next, out TimeSpan need) ? need <= budget.Left
        : next.Claim.Kind == ClaimKind.Timing || !claims.TryGetValue(next.Claim, out Pace? known) || known.Mean <= budget.Left);

    /// <exception cref="OutOfTimeException">The case does not fit.</exception>
    public void RequireRoom(ClaimCase next)
    {
        if (!Fits(next))
            throw new OutOfTimeException("The run's time was used up before this case.");
    }

    /// <summary>A case waits until the others have had their share, for it needs more than its own.</summary>
    /// <param name="dear">The case.</param>
    /// <param name="need">What it takes to say anything.</param>
    public void Postpone(ClaimCase dear, TimeSpan need)
    {
        leftBefore = budget.Left;
        needs[dear] = need * Room;
    }

    /// <summary>The cases that wait, the cheapest first.</summary>
    public IReadOnlyList<ClaimCase> Postponed => [.. needs.Where(n => waiting.Contains(n.Key)).OrderBy(n => n.Value).Select(n => n.Key)];

    /// <summary>How long the others of a claim took after their last round: stages, profiles, clean-up.</summary>
    public TimeSpan TailOf(ClaimDescription claim) => tails.GetValueOrDefault(claim);

    /// <summary>A case has ended: what has passed since the last one did is what it took, whatever it was spent on.</summary>
    /// <param name="ended">The case.</param>
    /// <param name="tail">How long it took after the last round.</param>
    public void End(ClaimCase ended, TimeSpan tail = default)
    {
        TimeSpan took = leftBefore - budget.Left;
        leftBefore = budget.Left;
        waiting.Remove(ended);
        kinds[ended.Claim.Kind].Add(took);
        tails[ended.Claim] = tail;
        if (claims.TryGetValue(ended.Claim, out Pace? pace))
            pace.Add(took);
        else
            claims[ended.Claim] = new Pace(took);
    }

    private TimeSpan Expected(IEnumerable<ClaimCase> these) => these.Aggregate(TimeSpan.Zero, (sum, c) => sum + Expected(c));

    private TimeSpan Expected(ClaimCase one) => needs.TryGetValue(one, out TimeSpan need) ? need : (claims.GetValueOrDefault(one.Claim) ?? kinds[one.Claim.Kind]).Mean;
}

/// <summary>The run's time ended a case, or left nothing for it.</summary>
/// <param name="happened">What was had, and what was missing.</param>
internal sealed class OutOfTimeException(string happened) : Exception($"{happened} {Remedy}")
{
    public const string Remedy = "Remedy: give the run more time by --budget SECONDS, or measure fewer claims by --claims.";
}

/// <summary>A case is dearer than its share: it waits until the others have had theirs.</summary>
/// <param name="need">What it takes at least.</param>
internal sealed class DearCaseException(TimeSpan need) : Exception($"It takes at least {need.TotalSeconds:0.0} s.")
{
    public TimeSpan Need { get; } = need;
}
