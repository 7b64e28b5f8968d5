using System.Diagnostics;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Measurement;

namespace PerfSuite.Running;

/// <summary>Visits cases in this process: those without a clock first, which are exact, then the timed ones, in an order that is drawn anew for every process.</summary>
/// <param name="settings">Seed of the order; where BenchmarkDotNet's own results go.</param>
/// <param name="workspace">Profile and files.</param>
/// <param name="budget">Time of the process.</param>
/// <param name="begun">Told the name of each case that begins.</param>
internal sealed class CaseVisits(RunSettings settings, Workspace workspace, TimeBudget budget, Action<string> begun)
{
    /// <summary>How often an experiment is made whose pages do not stay in the page cache, before that is the answer.</summary>
    private const int AttemptsToObserve = 3;

    private readonly List<CaseRecord> ended = [];

    /// <summary>A record of each case that has ended, whatever happened to it; timed ones have no verdict yet.</summary>
    public IReadOnlyList<CaseRecord> Ended => ended;

    /// <summary>Visits cases; each gets a record.</summary>
    /// <param name="cases">What is visited, with the cases that others of them ask.</param>
    /// <param name="cancellation">Ends the visit between two rounds.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Visit(IReadOnlyList<ClaimCase> cases, CancellationToken cancellation)
    {
        EarlyCase[] early = [.. cases.Where(c => typeof(IBegunEarly).IsAssignableFrom(c.Claim.Type)).Select(c => new EarlyCase(c))];
        ClaimCase[] others = [.. cases.Except(early.Select(e => e.Case)).Where(c => c.Source is null)];
        new Random(settings.OrderSeed).Shuffle(others);
        foreach (ClaimCase @case in others.Where(c => c.Claim.Kind == ClaimKind.Mechanism))
            Observe(@case, null, cancellation);
        Time([.. others.Where(c => c.Claim.Kind == ClaimKind.Timing)], cancellation);
        foreach (EarlyCase @case in early)
            Observe(@case.Case, @case, cancellation);
        foreach (ClaimCase @case in cases.Where(c => c.Source is not null))
            ended.Add(new CaseDraft(@case, @case.Create()).Derived(ended.First(c => c.Name == @case.Source!.Value.Find().Name)));
    }

    private void Time(IReadOnlyList<ClaimCase> cases, CancellationToken cancellation)
    {
        TimingCases timing = new(workspace, settings.OrderSeed, budget, settings.TakenApart, settings.LongRounds, begun, ended.Add);
        if (settings.EngineFolder is { } folder)
            foreach (IGrouping<ClaimDescription, ClaimCase> claim in cases.GroupBy(c => c.Claim))
                timing.Visit(claim.Key, [.. claim], folder, cancellation);
        else
            foreach (ClaimCase @case in cases)
                timing.Visit(@case, cancellation);
    }

    private void Observe(ClaimCase @case, EarlyCase? early, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        begun(@case.Name);
        using TimeLedger.Part observing = workspace.Time.During(RunActivity.Observing);
        long start = Stopwatch.GetTimestamp();
        MechanismClaim claim = early?.Claim ?? (MechanismClaim)@case.Create();
        CaseDraft draft = new(@case, claim);
        try
        {
            if (early is null)
                budget.RequireSome();
            else
                early.RequireTime(budget.Left);
            ended.Add(draft.Observed(Undisturbed(claim), Stopwatch.GetElapsedTime(start)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ended.Add(draft.NotMeasured(e, Stopwatch.GetElapsedTime(start)));
        }
    }

    /// <summary>An experiment whose pages somebody else dropped meanwhile (reclaim, a neighbour, the host) is no observation: it is made again.</summary>
    private static Observation Undisturbed(MechanismClaim claim)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return claim.Observe();
            }
            catch (ResidencyException) when (attempt < AttemptsToObserve)
            {
                // The next attempt establishes the state anew; the last one's failure is the case's reason.
            }
        }
    }
}
