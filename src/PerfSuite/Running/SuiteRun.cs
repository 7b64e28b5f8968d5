using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Loggers;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Machine;
using PerfSuite.Measurement;

namespace PerfSuite.Running;

/// <summary>One run of the suite: measures cases, judges them, compares them with the baseline, repeats what looks red, and gives the results.</summary>
public sealed class SuiteRun : IDisposable
{
    /// <summary>When a case is looked at. It is measured as if half of the cases would be decided; what each may err with follows when all have ended.</summary>
    public static readonly LookSchedule Looks = new(JudgingPolicy.Default.ErrorPerCase, first: 14, growth: 1.7, count: JudgingPolicy.UsualLooks - 1);

    /// <summary>How often an experiment is made whose pages do not stay in the page cache, before that is the answer.</summary>
    private const int AttemptsToObserve = 3;

    private readonly RunSettings settings;
    private readonly IProgress<RunEvent> progress;
    private readonly Workspace workspace;
    private readonly TimeBudget budget;
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;
    private readonly HashSet<ClaimDescription> touched = [];
    private readonly Dictionary<string, TimedDraft> timed = new(StringComparer.Ordinal);
    private List<CaseRecord> ended = [];
    private bool everything, isSettled;
    private double errorPerCase = Looks.Error;

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
        if (settings.TakesCard)
            Environment = Environment with { Primitives = CardMeasurement.Take(workspace) };
        Standing = stored is null ? null : MachineMatch.Between(stored.Machine.Environment, Environment).Standing(stored.Folder, settings.Machine is not null);
        Baseline = Standing is { Compared: true } ? stored : null;
        workspace.Time.Begin(RunActivity.Other);
    }

    /// <summary>The machine, with its card where the run takes one.</summary>
    public EnvironmentRecord Environment { get; }

    /// <summary>The baseline that the run is compared with; null where there is none of this machine.</summary>
    public Baseline? Baseline { get; }

    /// <summary>What the run has to do with the baseline under this machine's name; null where there is none.</summary>
    public BaselineStanding? Standing { get; }

    /// <summary>BenchmarkDotNet's own log of the run.</summary>
    public LogCapture EngineLog { get; } = new();

    /// <summary>Version of the suite.</summary>
    public static string Version => typeof(SuiteRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Measures all cases of a catalogue, then repeats what looks red.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> holds what had ended.</exception>
    public void Measure(ClaimCatalogue catalogue, CancellationToken cancellation)
    {
        everything = catalogue.IsWhole;
        Measure([.. catalogue.Cases], cancellation);
    }

    /// <summary>Measures some cases, then repeats those that look red.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> holds what had ended.</exception>
    public void Measure(IReadOnlyList<ClaimCase> cases, CancellationToken cancellation)
    {
        cases = WithSources(cases);
        progress.Report(new RunStarted([.. cases.Select(c => c.Name)]));
        MeasureOnce(cases, cancellation);
        Settle();
        RepeatSuspects(cases, cancellation);
    }

    /// <summary>The results so far.</summary>
    /// <param name="complete">Whether everything that was wanted has been measured.</param>
    public SuiteResults Results(bool complete)
    {
        using TimeLedger.Part statistics = workspace.Time.During(RunActivity.Statistics);
        Settle();
        List<CaseRecord> cases = [.. touched.SelectMany(c => c.Cases).Join(Judged(), c => c.Name, r => r.Name, (_, r) => r, StringComparer.Ordinal)];
        if (complete && Baseline is not null)
            cases.AddRange(Baseline.Vanished(touched.ToDictionary(t => t.Id, t => t.Area, StringComparer.Ordinal), everything, ended));
        if (Standing is { MachineChanged: true })
            cases.Insert(0, ChangedMachine.Record(Standing, [.. cases.Where(c => c.Standing == CaseStanding.MovedWithMachine).Select(c => c.Name)]));
        ClaimRecord[] claims = [.. touched.Where(t => ended.Exists(c => c.Claim == t.Id)).Select(DescribeClaim)];
        IReadOnlyDictionary<string, double> breakdown = workspace.Time.Seconds();
        return new SuiteResults(SuiteResults.CurrentSchemaVersion,
            new RunRecord($"{started:yyyyMMdd-HHmmss}-{System.Environment.ProcessId}", started, settings.Profile.Name, settings.Seed,
                Math.Round(breakdown.Values.Sum(), 3), complete, Policy(), breakdown, Version, settings.Budget.TotalSeconds, Standing),
            Environment, cases, claims);
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>Measures some cases in this process: those without a clock first, which are cheap and exact, then the timed ones. Of these the first are those that others ask, which have what they
    /// need, and the last, where time is short, the dear ones.</summary>
    internal void MeasureOnce(IReadOnlyList<ClaimCase> cases, CancellationToken cancellation)
    {
        cases = WithSources(cases);
        touched.UnionWith(cases.Select(c => c.Claim));
        ClaimCase[] derived = [.. cases.Where(c => c.Source is not null)], measured = [.. cases.Except(derived)];
        CaseSchedule schedule = new(measured, settings.Profile.CaseBudget, budget);
        TimingCases timing = new(workspace, settings.OrderSeed, Looks, progress, EngineLog, settings.EngineFolder, schedule)
        {
            Timed = End,
            Ended = End,
        };
        EarlyCase[] begun = [.. measured.Where(c => typeof(IBegunEarly).IsAssignableFrom(c.Claim.Type)).Select(c => new EarlyCase(c))];
        HashSet<string> asked = [.. derived.Select(c => c.Source!.Value.Find().Name)];
        foreach (IGrouping<(ClaimDescription Claim, bool IsAsked), ClaimCase> claim in measured.Except(begun.Select(b => b.Case)).GroupBy(c => (c.Claim, IsAsked: asked.Contains(c.Name)))
            .OrderBy(c => c.Key.Claim.Kind == ClaimKind.Timing).ThenByDescending(c => c.Key.IsAsked))
        {
            timing.AreAsked = claim.Key.IsAsked;
            if (claim.Key.Claim.Kind == ClaimKind.Timing)
                timing.Measure(claim.Key.Claim, [.. claim], cancellation);
            else
                foreach (ClaimCase @case in claim)
                    Observe(@case, schedule, cancellation);
        }

        (timing.MayWait, timing.AreAsked) = (false, false);
        foreach (ClaimCase late in schedule.Postponed)
            timing.Measure(late.Claim, [late], cancellation);
        foreach (EarlyCase early in begun)
            Observe(early.Case, schedule, cancellation, early);
        foreach (ClaimCase @case in derived)
            Derive(@case);
    }

    /// <summary>The cases, and those that derived ones ask.</summary>
    private static IReadOnlyList<ClaimCase> WithSources(IReadOnlyList<ClaimCase> cases)
    {
        HashSet<string> names = [.. cases.Select(c => c.Name)];
        return [.. cases, .. cases.Select(c => c.Source?.Find()).OfType<ClaimCase>().Where(source => names.Add(source.Name))];
    }

    private void Derive(ClaimCase @case)
    {
        string source = @case.Source!.Value.Find().Name;
        progress.Report(new CaseStarted(@case.Name));
        CaseRecord asked = ended.First(c => c.Name == source), derived = new CaseDraft(@case, @case.Create()).Derived(asked);
        if (asked.Ratio is not null && timed.TryGetValue(source, out TimedDraft? measured))
            End(measured with { Measured = derived, Size = null });
        else
            End(derived);
    }

    private void Observe(ClaimCase @case, CaseSchedule schedule, CancellationToken cancellation, EarlyCase? early = null)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Report(new CaseStarted(@case.Name));
        using TimeLedger.Part observing = workspace.Time.During(RunActivity.Observing);
        long start = Stopwatch.GetTimestamp();
        MechanismClaim claim = early?.Claim ?? (MechanismClaim)@case.Create();
        CaseDraft draft = new(@case, claim);
        CaseRecord record;
        try
        {
            if (early is null)
                schedule.RequireRoom(@case);
            else
                early.RequireTime(budget.Left);
            record = draft.Observed(Undisturbed(claim), Stopwatch.GetElapsedTime(start));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            record = draft.NotMeasured(e, Stopwatch.GetElapsedTime(start));
        }

        schedule.End(@case);
        End(record);
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

    /// <summary>Judges all timed cases at the one level that keeps the run's rate of false discoveries, which is known when all have ended.</summary>
    private void Settle()
    {
        if (timed.Count == 0 || isSettled)
            return;
        errorPerCase = ErrorPerCase(timed.Values);
        ended = [.. ended.Select(c => timed.TryGetValue(c.Name, out TimedDraft? draft) ? Compared(draft.At(Looks.ConfidenceAt(errorPerCase), Spread)) : c)];
        isSettled = true;
    }

    /// <summary>Error probability at which each timed case is judged, over all its looks.</summary>
    internal static double ErrorPerCase(IReadOnlyCollection<TimedDraft> timed) => FalseDiscovery.ErrorPerTest(timed.Count, JudgingPolicy.ClaimFalseDiscoveryRate,
        error => timed.Count(t => t.At(Looks.ConfidenceAt(error), spread: default).ClaimVerdict != ClaimVerdict.Inconclusive));

    private CaseRecord Compared(CaseRecord record) => Baseline?.Compare(record) ?? record;

    private void End(TimedDraft draft)
    {
        timed[draft.Measured.Name] = draft;
        isSettled = false;
        End(draft.At(Looks.Confidence, Spread));
    }

    private void End(CaseRecord record)
    {
        CaseRecord compared = Compared(record);
        ended.Add(compared);
        progress.Report(new CaseEnded(compared));
    }

    /// <summary>Measures what looks red again in fresh processes, each of which measures all of it, as long as the time for confirming lasts.</summary>
    private void RepeatSuspects(IReadOnlyCollection<ClaimCase> among, CancellationToken cancellation)
    {
        Dictionary<string, CaseRecord> found = ended.ToDictionary(c => c.Name, StringComparer.Ordinal);
        ClaimCase[] suspects = [.. among.Where(c => Suspicion.Of(found[c.Name], c.Claim.Drawback).Any(s => !s.IsOfComparison || Standing is not { MachineChanged: true }))];
        using TimeLedger.Part freshProcesses = workspace.Time.During(RunActivity.FreshProcesses);
        Random random = new(settings.Seed);
        for (int repeat = 1; repeat <= Repetition.Processes && suspects.Length > 0 && budget.LeftWithConfirmation > TimeSpan.Zero; repeat++)
        {
            random.Shuffle(suspects);
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new SuspectsRepeated([.. suspects.Select(c => c.Name)], repeat, Repetition.Processes));
            TimeSpan share = budget.LeftWithConfirmation / (Repetition.Processes - repeat + 1);
            IReadOnlyDictionary<string, RepeatRecord> repeated = Repetition.Run(suspects, settings with { Budget = share }, repeat, cancellation);
            ended = [.. ended.Select(r => repeated.TryGetValue(r.Name, out RepeatRecord? again) ? Compared(r with { Repeats = [.. r.Repeats, again] }) : r)];
        }

        ended = [.. ended.Select(r => suspects.Any(c => c.Name == r.Name) && r.Repeats.Count == 0 ? RedRule.NotAsked(r) : r)];
    }

    private IReadOnlyList<CaseRecord> Judged() => RedRule.Apply(ended, id => touched.First(c => c.Id == id).Drawback,
        Policy(), machineChanged: Standing is { MachineChanged: true });

    /// <summary>The baseline under this machine's name, whosever it is.</summary>
    /// <exception cref="UnreadableInputException">The machine was named, and has no baseline.</exception>
    private Baseline? Stored(string folder) => BaselineStore.Find(folder, Environment.Machine) ?? (settings.Machine is not { } named ? null
        : throw new UnreadableInputException(Path.Combine(folder, named, BaselineMachine.FileName), "",
            $"the machine was named '{named}', and no baseline is stored for it. There are: {string.Join(", ", BaselineStore.Machines(folder).DefaultIfEmpty("none"))}. "
            + "Name one of these, leave the name out, compare with none by --baselines none, or record one by `perfsuite baseline record --machine`."));

    private ClaimRecord DescribeClaim(ClaimDescription claim) => new(claim.Id, claim.Title, claim.Statement, claim.Kind.ToString(), claim.Area,
        claim.Source, claim.Expectation.ToString(), claim.Because, claim.Drawback,
        [.. claim.Cases[0].Create().Summarise([.. ended.Where(c => c.Claim == claim.Id)])], claim.Setting);

    private JudgingPolicy Policy() => JudgingPolicy.Default with
    {
        ErrorPerCase = errorPerCase,
        Spread = Spread,
        Method = $"claim verdicts: Benjamini-Hochberg over {timed.Count} timed cases with {Looks.Rounds.Count + 1} looks each; "
            + $"regressions: Holm over the cases that look red at {JudgingPolicy.RegressionFamilyWiseError:0.###}, confirmed by {Repetition.Processes} fresh processes",
    };

    private ProcessVariance Spread => Baseline?.Spread ?? default;
}
