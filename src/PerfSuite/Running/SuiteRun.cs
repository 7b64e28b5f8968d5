using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Loggers;
using PerfSuite.Baselines;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Results;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Running;

/// <summary>One run of the suite: measures cases, judges them, compares them with the baseline, repeats what looks red, and gives the results.</summary>
public sealed class SuiteRun : IDisposable
{
    /// <summary>Probability that any claim verdict of a run rests on an interval that misses the true value.</summary>
    public const double FamilyWiseError = 0.01;

    /// <summary>In how many fresh processes a case is measured again that looks red.</summary>
    public const int RepeatsOfSuspect = Repetition.Processes;

    /// <summary>How often an experiment is made whose pages do not stay in the page cache, before that is the answer.</summary>
    private const int AttemptsToObserve = 3;

    private readonly RunSettings settings;
    private readonly IProgress<RunEvent> progress;
    private readonly int timedCases;
    private readonly Workspace workspace;
    private readonly LookSchedule looks;
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;
    private readonly HashSet<ClaimDescription> touched = [];
    private List<CaseRecord> ended = [];
    private bool everything;

    /// <param name="settings">What to measure, and how.</param>
    /// <param name="timedCases">How many timing cases share the run's error probability.</param>
    /// <param name="progress">Told of everything that happens.</param>
    /// <exception cref="CannotMeasureException">This environment cannot measure.</exception>
    /// <exception cref="UnreadableInputException">The baseline cannot be read.</exception>
    public SuiteRun(RunSettings settings, int timedCases, IProgress<RunEvent> progress)
    {
        this.settings = settings;
        this.progress = progress;
        this.timedCases = Math.Max(1, timedCases);
        MachineEnvironment.RequireSupported();
        workspace = settings.OpenWorkspace();
        Environment = MachineEnvironment.Read(workspace.Folder, settings.Machine);
        Baseline = settings.BaselinesFolder is { } folder ? BaselineStore.Find(folder, Environment) : null;
        looks = new LookSchedule(FamilyWiseError / this.timedCases, settings.Profile.FirstLook);
        workspace.Time.Begin(RunActivity.Other);
    }

    public EnvironmentRecord Environment { get; }

    /// <summary>The baseline that the run is compared with; null where there is none for this machine.</summary>
    public Baseline? Baseline { get; }

    /// <summary>BenchmarkDotNet's own log of the run.</summary>
    public LogCapture EngineLog { get; } = new();

    /// <summary>Version of the suite.</summary>
    public static string Version => typeof(SuiteRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Measures all cases of a catalogue, then repeats what looks red.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> holds what had ended.</exception>
    public void Measure(ClaimCatalogue catalogue, CancellationToken cancellation)
    {
        everything = catalogue.IsWhole;
        progress.Report(new RunStarted([.. catalogue.Cases.Select(c => c.Name)]));
        foreach (ClaimDescription claim in catalogue.Claims)
            MeasureOnce(claim, claim.Cases, cancellation);
        RepeatSuspects([.. catalogue.Cases], cancellation);
    }

    /// <summary>Measures some cases of one claim, and repeats those that look red.</summary>
    /// <returns>Their records, judged.</returns>
    public IReadOnlyList<CaseRecord> Measure(ClaimDescription claim, IReadOnlyCollection<ClaimCase> cases, CancellationToken cancellation)
    {
        MeasureOnce(claim, cases, cancellation);
        RepeatSuspects(cases, cancellation);
        HashSet<string> names = [.. cases.Select(c => c.Name)];
        return [.. Judged().Where(c => names.Contains(c.Name))];
    }

    /// <summary>The results so far.</summary>
    /// <param name="complete">Whether everything that was wanted has been measured.</param>
    public SuiteResults Results(bool complete)
    {
        using TimeLedger.Part statistics = workspace.Time.During(RunActivity.Statistics);
        List<CaseRecord> cases = [.. touched.SelectMany(c => c.Cases).Join(Judged(), c => c.Name, r => r.Name, (_, r) => r, StringComparer.Ordinal)];
        if (complete && Baseline is not null)
            cases.AddRange(Baseline.Vanished(touched, everything, ended));
        ClaimRecord[] claims = [.. touched.Select(DescribeClaim)];
        IReadOnlyDictionary<string, double> breakdown = workspace.Time.Seconds();
        return new SuiteResults(SuiteResults.CurrentSchemaVersion,
            new RunRecord($"{started:yyyyMMdd-HHmmss}-{System.Environment.ProcessId}", started, settings.Profile.Name, settings.Seed,
                Math.Round(breakdown.Values.Sum(), 3), complete, Errors(), breakdown, Version),
            Environment, cases, claims);
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>Measures some cases of one claim in this process.</summary>
    internal void MeasureOnce(ClaimDescription claim, IReadOnlyCollection<ClaimCase> cases, CancellationToken cancellation)
    {
        touched.Add(claim);
        if (claim.Kind == ClaimKind.Timing)
            new TimingCases(workspace, settings.OrderSeed, looks, progress, EngineLog, settings.EngineFolder).Measure(claim, cases, End, cancellation);
        else
            foreach (ClaimCase @case in cases)
                Observe(@case, cancellation);
    }

    private void Observe(ClaimCase @case, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Report(new CaseStarted(@case.Name));
        using TimeLedger.Part observing = workspace.Time.During(RunActivity.Observing);
        long start = Stopwatch.GetTimestamp();
        MechanismClaim claim = (MechanismClaim)@case.Create();
        CaseDraft draft = new(@case, claim);
        CaseRecord record;
        try
        {
            record = draft.Observed(Undisturbed(claim), Stopwatch.GetElapsedTime(start));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            record = draft.NotMeasured(e, Stopwatch.GetElapsedTime(start));
        }

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

    private void End(CaseRecord record)
    {
        CaseRecord compared = Baseline?.Compare(record) ?? record;
        ended.Add(compared);
        progress.Report(new CaseEnded(compared));
    }

    /// <summary>Measures what looks red again in fresh processes, process by process in random order over all suspects.</summary>
    private void RepeatSuspects(IReadOnlyCollection<ClaimCase> among, CancellationToken cancellation)
    {
        ClaimCase[] suspects = [.. among.Where(c => ended.Exists(r => r.Name == c.Name && r.Repeats.Count == 0 && Suspicion.Of(r, c.Claim.Drawback).Any()))];
        using TimeLedger.Part freshProcesses = workspace.Time.During(RunActivity.FreshProcesses);
        Random random = new(settings.Seed);
        for (int repeat = 1; repeat <= Repetition.Processes; repeat++)
        {
            random.Shuffle(suspects);
            foreach (ClaimCase suspect in suspects)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new CaseRepeated(suspect.Name, repeat, Repetition.Processes));
                RepeatRecord found = Repetition.Run(suspect, settings, repeat, timedCases);
                ended = [.. ended.Select(r => r.Name == suspect.Name ? r with { Repeats = [.. r.Repeats, found] } : r)];
            }
        }

        if (Baseline is not null)
            ended = [.. ended.Select(r => r.Repeats.Count > 0 ? Baseline.Compare(r) : r)];
    }

    private IReadOnlyList<CaseRecord> Judged() =>
        RedRule.Apply(ended, id => touched.First(c => c.Id == id).Drawback, Baseline is null ? 0 : timedCases);

    private ClaimRecord DescribeClaim(ClaimDescription claim) => new(claim.Id, claim.Title, claim.Statement, claim.Kind.ToString(), claim.Area,
        claim.Source, claim.Expectation.ToString(), claim.Because, claim.Drawback,
        [.. claim.Cases[0].Create().Summarise([.. ended.Where(c => c.Claim == claim.Id)])]);

    private ErrorControl Errors() => new(looks.Error, FamilyWiseError,
        $"claim verdicts: union bound over {timedCases} timed cases with {looks.Rounds.Count + 1} looks each; "
        + $"regressions: Holm over all compared cases at {RedRule.FamilyWiseError:0.###}, confirmed by {Repetition.Processes} fresh processes");
}
