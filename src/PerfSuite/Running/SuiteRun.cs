using System.Diagnostics;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Gating;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Machine;
using PerfSuite.Measurement;

namespace PerfSuite.Running;

/// <summary>One run of the suite: measures cases by sweeps, judges them, compares them with the baseline, confirms what looks red by further sweeps, and gives the results.</summary>
public sealed class SuiteRun : IDisposable
{
    /// <summary>What looks red is visited by so many fresh sweeps: with three a burst of other work in one of them hides half of what is a tenth slower.</summary>
    public const int ConfirmingSweeps = 6;

    /// <summary>Part of the time that the first sweep may take, which knows of no case what it takes: where not all fit, some in three sweeps say more than all in one.</summary>
    private const double FirstSweep = 0.45;

    /// <summary>Sweeps of runs with neighbouring seeds differ.</summary>
    private const int SeedsOfARun = 1009;

    private readonly RunSettings settings;
    private readonly IProgress<RunEvent> progress;
    private readonly Workspace workspace;
    private readonly TimeBudget budget;
    private readonly RunDescription description;
    private readonly SourceRevision? source = SourceTree.RevisionOf(Directory.GetCurrentDirectory());
    private readonly Dictionary<string, List<CaseRecord>> visits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RepeatRecord>> repeats = new(StringComparer.Ordinal);
    private readonly HashSet<string> notAsked = new(StringComparer.Ordinal);
    private readonly HashSet<ClaimCase> crashing = [];
    private IReadOnlyList<ClaimCase> wanted = [];
    private RunJudged? told;
    private int sweeps, lostSweeps, processes;
    private bool everything;
    private ShardPlan? plan;
    private int part;

    /// <param name="settings">What to measure, and how.</param>
    /// <param name="progress">Told of everything that happens.</param>
    /// <exception cref="CannotMeasureException">This environment cannot measure.</exception>
    /// <exception cref="UnreadableInputException">The baseline cannot be read.</exception>
    public SuiteRun(RunSettings settings, IProgress<RunEvent> progress)
    {
        this.settings = settings;
        this.progress = progress;
        MachineEnvironment.RequireSupported();
        workspace = settings.OpenWorkspace();
        budget = new TimeBudget(settings.Budget, () => workspace.Time.Elapsed);
        Environment = MachineEnvironment.Read(workspace.Folder, settings.Machine);
        Baseline? stored = settings.BaselinesFolder is { } folder ? Stored(folder) : null;
        Environment = Environment with { Primitives = CardMeasurement.Take(workspace) };
        Standing = stored?.StandingFor(Environment, settings.Machine is not null);
        Baseline = Standing is { Compared: true } ? stored : null;
        description = new RunDescription(settings, workspace, Environment);
        workspace.Time.Begin(RunActivity.Other);
    }

    /// <summary>The machine with its card.</summary>
    public EnvironmentRecord Environment { get; }

    /// <summary>The baseline that the run is compared with; null where there is none of this machine.</summary>
    public Baseline? Baseline { get; }

    /// <summary>What the run has to do with the baseline under this machine's name; null where there is none.</summary>
    public BaselineStanding? Standing { get; }

    /// <summary>Told after each sweep what there is so far, so that it can be kept.</summary>
    public Action<SuiteResults>? SweepEnded { get; init; }

    /// <summary>Whether any case has been visited.</summary>
    public bool HasVisits => visits.Count > 0;

    /// <summary>Version of the suite.</summary>
    public static string Version => RunDescription.Version;

    /// <summary>Measures all cases of a catalogue, then confirms what looks red.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> holds what had been visited.</exception>
    public void Measure(ClaimCatalogue catalogue, CancellationToken cancellation)
    {
        everything = catalogue.IsWhole;
        Measure([.. catalogue.Cases], cancellation);
    }

    /// <summary>Measures one part of a catalogue's cases, then confirms what looks red. What has vanished from the whole catalogue, the first part tells.</summary>
    /// <param name="catalogue">The whole.</param>
    /// <param name="shared">How it is shared out.</param>
    /// <param name="number">Number of the part, from 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> holds what had been visited.</exception>
    public void Measure(ClaimCatalogue catalogue, ShardPlan shared, int number, CancellationToken cancellation)
    {
        everything = catalogue.IsWhole;
        (plan, part) = (shared, number);
        Measure(shared.Parts[number - 1], cancellation);
    }

    /// <summary>Measures some cases, then confirms what looks red.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> holds what had been visited.</exception>
    public void Measure(IReadOnlyList<ClaimCase> cases, CancellationToken cancellation)
    {
        wanted = SourceCase.WithSources(cases);
        SweepPlan visiting = new(wanted, settings.Profile.MostSweeps);
        while (true)
        {
            if (visiting.WantsWorths(budget.Left))
                visiting.Weigh(Told(Judged().Cases).ToDictionary(c => c.Name, RunJudgement.WorthOfSweeps, StringComparer.Ordinal));
            if (visiting.Next(budget.Left) is not { Count: > 0 } next)
                break;
            progress.Report(new SweepStarted(sweeps + 1, next.Count, visiting.Expected(budget.Left)));
            bool another = Sweep(visiting, next, cancellation);
            SweepEnded?.Invoke(Results(complete: false));
            if (!another)
                break;
        }

        foreach (ClaimCase missing in wanted.Where(c => !visits.ContainsKey(c.Name)))
            VisitsOf(missing.Name).Add(Missing(missing));
        Confirm(cancellation);
    }

    /// <summary>The results so far.</summary>
    /// <param name="complete">Whether everything that was wanted has been measured.</param>
    public SuiteResults Results(bool complete)
    {
        using TimeLedger.Part statistics = workspace.Time.During(RunActivity.Statistics);
        ClaimDescription[] touched = [.. wanted.Select(c => c.Claim).Distinct()];
        (IReadOnlyList<CaseRecord> judged, JudgingPolicy policy) = Judged();
        Dictionary<string, bool> drawbacks = touched.ToDictionary(c => c.Id, c => c.Drawback, StringComparer.Ordinal);
        List<CaseRecord> cases = [.. RedRule.Apply(judged, id => drawbacks[id], policy, machineChanged: Standing is { MachineChanged: true }).Select(c => c with { Prediction = CostModel.Of(c, Environment.Primitives) })];
        if (complete && Baseline is not null && part <= 1)
            cases.AddRange(Vanished(Baseline, judged));
        if (Standing is { MachineChanged: true })
            cases.Insert(0, ChangedMachine.Record(Standing, [.. cases.Where(c => c.Standing == CaseStanding.MovedWithMachine).Select(c => c.Name)]));
        SuiteResults results = description.Results(cases, touched, policy, sweeps, lostSweeps, complete && lostSweeps <= sweeps, Standing, plan?.Record(part));
        return results with { Run = results.Run with { Cause = Baseline?.CauseOf(cases, Environment.Primitives), Source = source } };
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>What the baseline has and the run has not; other parts of the run have what is theirs.</summary>
    private IEnumerable<CaseRecord> Vanished(Baseline baseline, IReadOnlyList<CaseRecord> judged)
    {
        IReadOnlyList<ClaimCase> asked = plan is null ? wanted : [.. plan.Parts.SelectMany(p => p)];
        return baseline.Vanished(asked.Select(c => c.Claim).Distinct().ToDictionary(c => c.Id, c => c.Area, StringComparer.Ordinal), everything,
            (plan is null ? judged.Select(c => c.Name) : asked.Select(c => c.Name)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A case that no sweep has visited: what it asks failed, or there was no time.</summary>
    private CaseRecord Missing(ClaimCase @case)
    {
        CaseDraft draft = new(@case, @case.Create());
        return @case.Source is { } source && visits.TryGetValue(source.Find().Name, out List<CaseRecord>? asked) ? draft.Derived(asked[^1])
            : draft.NotMeasured(new OutOfTimeException("The run's time was used up before this case."), TimeSpan.Zero);
    }

    /// <summary>One more sweep; where it is lost, the others count, and a case that was measured then has failed.</summary>
    /// <returns>Whether there may be another: one that ends before its first case says that no process can be had.</returns>
    /// <exception cref="CannotMeasureException">Not even the first can.</exception>
    private bool Sweep(SweepPlan plan, IReadOnlyList<ClaimCase> cases, CancellationToken cancellation)
    {
        using TimeLedger.Part sweeping = workspace.Time.During(RunActivity.Sweeping);
        long start = Stopwatch.GetTimestamp();
        SweepOutcome outcome = Visited(cases, sweeps == 0 ? settings with { Budget = budget.Left * FirstSweep }
            : settings with { Budget = budget.Left, EngineFolder = null, TakenApart = visits.Where(v => v.Value.Exists(c => c.Sweeps.Count > 0)).Select(v => v.Key).ToHashSet(StringComparer.Ordinal) }, cancellation);
        workspace.Time.MoveAll(outcome.Breakdown);
        foreach (CaseRecord visit in outcome.Blamed is { } blamed ? [blamed] : outcome.Visits)
            VisitsOf(visit.Name).Add(visit);
        if (cancellation.IsCancellationRequested)
            sweeps += outcome.Loss is null ? 1 : 0;
        cancellation.ThrowIfCancellationRequested();
        if (outcome.Loss is { } loss)
        {
            lostSweeps++;
            if (outcome.Blamed is null && sweeps > 0)
                return false;
            if (outcome.Blamed is null)
                throw new CannotMeasureException($"A sweep ended before it measured anything. {loss}", "run `perfsuite doctor`; where it finds nothing, report this as a bug.");
            plan.Lost(outcome.Blamed);
            progress.Report(new SweepLost(sweeps + 1, outcome.Blamed.Name));
            return true;
        }

        sweeps++;
        plan.Ended(outcome.Visits, Stopwatch.GetElapsedTime(start));
        return true;
    }

    private SweepOutcome Visited(IReadOnlyList<ClaimCase> cases, RunSettings sweep, CancellationToken cancellation) => SweepProcess.Run(cases,
        sweep with { SharedFolder = workspace.Folder, LongRounds = visits.Where(v => v.Value.Exists(c => c.Sweeps is [1])).Select(v => v.Key).ToHashSet(StringComparer.Ordinal), OrderSeed = unchecked((settings.Seed * SeedsOfARun) + ++processes) },
        name => progress.Report(new VisitStarted(name)), cancellation);

    private List<CaseRecord> VisitsOf(string name) => visits.TryGetValue(name, out List<CaseRecord>? some) ? some : visits[name] = [];

    /// <summary>All cases that have been visited, judged together; none is red yet.</summary>
    private (IReadOnlyList<CaseRecord> Cases, JudgingPolicy Policy) Judged()
    {
        using TimeLedger.Part statistics = workspace.Time.During(RunActivity.Statistics);
        CaseRecord[] collected = [.. wanted.Where(c => visits.ContainsKey(c.Name)).Select(c => CollectedCase.Of(visits[c.Name]) with { Repeats = repeats.GetValueOrDefault(c.Name, []) })];
        JudgingPolicy policy = RunJudgement.PolicyOf(collected, Baseline);
        policy = policy with
        {
            Method = $"claim verdicts: Benjamini-Hochberg over {collected.Count(c => c.Sweeps.Count > 0)} timed cases with {policy.LooksPerCase} looks each, by how much sweeps differ; "
                + $"regressions: Holm over the cases that look red at {JudgingPolicy.RegressionFamilyWiseError:0.###}, confirmed by {ConfirmingSweeps} fresh sweeps",
        };
        Dictionary<string, ClaimCase> byName = wanted.ToDictionary(c => c.Name, StringComparer.Ordinal);
        return ([.. RunJudgement.Judge(collected, policy, Baseline).Select(c => OfItsTime(OfItsSize(c, byName[c.Name]))).Select(c => notAsked.Contains(c.Name) ? RedRule.NotAsked(c) : c)], policy);
    }

    private IReadOnlyList<CaseRecord> Told(IReadOnlyList<CaseRecord> judged)
    {
        int undecided = judged.Count(c => c.ClaimVerdict == ClaimVerdict.Inconclusive);
        RunJudged now = new(judged.Count - undecided, undecided, SuspectsOf(judged).Count);
        if (now != told)
            progress.Report(told = now);
        return judged;
    }

    /// <summary>A verdict about a smaller file than was wanted says so.</summary>
    private static CaseRecord OfItsSize(CaseRecord c, ClaimCase @case) => c.Parameters.ContainsKey("wantedFileBytes") && @case.Create() is TimingClaim { FileSize: { IsWhole: false } size }
        ? c with { Reason = $"{c.Reason} {size.Regime}" } : c;

    /// <summary>What fewer sweeps than the common ones leave undecided had too little time.</summary>
    private static CaseRecord OfItsTime(CaseRecord c) => c is { ClaimVerdict: ClaimVerdict.Inconclusive, Status: CaseStatus.Measured, Sweeps.Count: > 0 and < SweepPlan.Common } ? c with
    {
        Status = CaseStatus.OutOfTime,
        Reason = $"The run has {c.Sweeps.Count} of {SweepPlan.Common} sweeps of this case. {c.Reason} {OutOfTimeException.Remedy}",
    } : c;

    /// <summary>Visits what looks red by fresh sweeps, each of which visits all of it, as long as the time for confirming lasts.</summary>
    private void Confirm(CancellationToken cancellation)
    {
        IReadOnlyList<ClaimCase> suspects = SuspectsOf(Told(Judged().Cases));
        using TimeLedger.Part confirming = workspace.Time.During(RunActivity.Confirming);
        crashing.UnionWith(suspects.Where(c => visits[c.Name].Exists(v => v.HasFailed)));
        for (int sweep = 1; sweep <= ConfirmingSweeps && suspects.Count > 0 && budget.LeftWithConfirmation > TimeSpan.Zero; sweep++)
        {
            int left = ConfirmingSweeps - sweep + 1;
            TimeSpan expected = TimeSpan.FromSeconds(left * suspects.Sum(c => VisitsOf(c.Name).Average(v => v.DurationSeconds)));
            progress.Report(new ConfirmationStarted([.. suspects.Select(c => c.Name)], sweep, ConfirmingSweeps, expected < budget.LeftWithConfirmation ? expected : budget.LeftWithConfirmation));
            TimeSpan share = budget.LeftWithConfirmation / left;
            Ask([.. suspects.Except(crashing)], share, cancellation);
            foreach (ClaimCase one in crashing.ToArray())
                Ask([one], share, cancellation);
        }

        notAsked.UnionWith(suspects.Select(c => c.Name).Where(name => !repeats.ContainsKey(name)));
    }

    /// <summary>A fresh sweep of some suspects. What fails is asked alone from then on, for it may take its process with it.</summary>
    private void Ask(IReadOnlyList<ClaimCase> suspects, TimeSpan share, CancellationToken cancellation)
    {
        if (suspects.Count == 0)
            return;
        SweepOutcome outcome = Visited(SourceCase.WithSources(suspects), settings with { Budget = share, EngineFolder = null }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        foreach (ClaimCase suspect in suspects)
            if (outcome.Blamed?.Name == suspect.Name)
            {
                RepeatsOf(suspect.Name).Add(RepeatRecord.Crashed);
                crashing.Add(suspect);
            }
            else if (outcome.Visits.FirstOrDefault(v => v.Name == suspect.Name && v.Status != CaseStatus.OutOfTime && (v.HasFailed || v.Arms.Count + v.Mechanism.Count > 0)) is { } visit)
            {
                RepeatsOf(suspect.Name).AddRange(TimingVerdict.Repeats(visit));
            }
    }

    private List<RepeatRecord> RepeatsOf(string name) => repeats.TryGetValue(name, out List<RepeatRecord>? some) ? some : repeats[name] = [];

    /// <summary>What looks red; what moved with a machine that is no longer the baseline's need not be asked again.</summary>
    private IReadOnlyList<ClaimCase> SuspectsOf(IReadOnlyList<CaseRecord> judged)
    {
        Dictionary<string, CaseRecord> found = judged.ToDictionary(c => c.Name, StringComparer.Ordinal);
        return [.. wanted.Where(c => found.TryGetValue(c.Name, out CaseRecord? record)
            && Suspicion.Of(record, c.Claim.Drawback).Any(s => !s.IsOfComparison || Standing is not { MachineChanged: true }))];
    }

    /// <summary>The baseline under this machine's name, whosever it is.</summary>
    /// <exception cref="UnreadableInputException">The machine was named, and has no baseline.</exception>
    private Baseline? Stored(string folder) => BaselineStore.Find(folder, Environment.Machine) ?? (settings.Machine is not { } named ? null
        : throw new UnreadableInputException(Path.Combine(folder, named, BaselineMachine.FileName), "",
            $"the machine was named '{named}', and no baseline is stored for it. There are: {string.Join(", ", BaselineStore.Machines(folder).DefaultIfEmpty("none"))}. "
            + "Name one of these, leave the name out, compare with none by --baselines none, or record one by `perfsuite baseline record --machine`."));
}
