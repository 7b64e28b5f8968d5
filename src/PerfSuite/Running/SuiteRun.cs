using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Loggers;
using PerfSuite.Baselines;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Results;
using PerfSuite.Statistics;
using PerfSuite.Verdicts;

namespace PerfSuite.Running;

/// <summary>One run of the suite: measures cases, judges them, compares them with the baseline, and gives the results.</summary>
public sealed class SuiteRun : IDisposable
{
    /// <summary>Error probability of one case, over all its looks.</summary>
    public const double ErrorPerCase = 0.001;

    private readonly RunSettings settings;
    private readonly IProgress<RunEvent> progress;
    private readonly Workspace workspace;
    private readonly EnvironmentRecord environment;
    private readonly Baseline? baseline;
    private readonly LookSchedule looks;
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;
    private readonly List<CaseRecord> ended = [];
    private readonly HashSet<ClaimDescription> touched = [];
    private readonly Dictionary<string, double> breakdown = new(StringComparer.Ordinal);

    /// <exception cref="CannotMeasureException">This environment cannot measure.</exception>
    /// <exception cref="UnreadableInputException">The baseline cannot be read.</exception>
    public SuiteRun(RunSettings settings, IProgress<RunEvent> progress)
    {
        this.settings = settings;
        this.progress = progress;
        MachineEnvironment.RequireSupported();
        workspace = Workspace.Open(settings.DataFolder, settings.Profile, settings.Seed);
        environment = MachineEnvironment.Read(workspace.Folder, settings.Machine);
        baseline = settings.BaselinesFolder is { } folder ? BaselineStore.Find(folder, environment) : null;
        looks = new LookSchedule(ErrorPerCase, settings.Profile.FirstLook);
    }

    public EnvironmentRecord Environment => environment;

    /// <summary>The baseline that the run is compared with; null where there is none for this machine.</summary>
    public Baseline? Baseline => baseline;

    /// <summary>BenchmarkDotNet's own log of the run.</summary>
    public LogCapture EngineLog { get; } = new();

    /// <summary>Measures all wanted cases of all claims of a catalogue.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> holds what had ended.</exception>
    public void Measure(ClaimCatalogue catalogue, CancellationToken cancellation)
    {
        progress.Report(new RunStarted([.. catalogue.Cases.Select(c => c.Name)]));
        foreach (ClaimDescription claim in catalogue.Claims)
            Measure(claim, claim.Cases, cancellation);
    }

    /// <summary>Measures some cases of one claim.</summary>
    /// <returns>Their records, judged.</returns>
    public IReadOnlyList<CaseRecord> Measure(ClaimDescription claim, IReadOnlyCollection<ClaimCase> cases, CancellationToken cancellation)
    {
        touched.Add(claim);
        int before = ended.Count;
        if (claim.Kind == ClaimKind.Timing)
            new TimingCases(workspace, looks, progress, EngineLog, settings.EngineFolder).Measure(claim, cases, record => End(claim, record), cancellation);
        else
            foreach (ClaimCase @case in cases)
                Observe(@case, cancellation);
        return ended[before..];
    }

    /// <summary>The results so far.</summary>
    /// <param name="complete">Whether everything that was wanted has been measured.</param>
    public SuiteResults Results(bool complete)
    {
        List<CaseRecord> cases = [.. touched.SelectMany(c => c.Cases).Join(ended, c => c.Name, r => r.Name, (_, r) => r, StringComparer.Ordinal)];
        if (complete && baseline is not null)
            cases.AddRange(baseline.Vanished(touched, ended));
        TimeSpan duration = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
        return new SuiteResults(SuiteResults.CurrentSchemaVersion,
            new RunRecord($"{started:yyyyMMdd-HHmmss}-{System.Environment.ProcessId}", started, settings.Profile.Name, settings.Seed,
                Math.Round(duration.TotalSeconds, 2), complete, Errors(), breakdown, Version),
            environment, cases, [.. touched.Select(DescribeClaim)]);
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>Version of the suite.</summary>
    public static string Version => typeof(SuiteRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private void Observe(ClaimCase @case, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Report(new CaseStarted(@case.Name));
        long start = Stopwatch.GetTimestamp();
        MechanismClaim claim = (MechanismClaim)@case.Create();
        CaseDraft draft = new(@case, claim);
        CaseRecord record;
        try
        {
            record = draft.Observed(claim.Observe(), Stopwatch.GetElapsedTime(start));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            record = draft.NotMeasured(e, Stopwatch.GetElapsedTime(start));
        }

        End(@case.Claim, record);
    }

    private void End(ClaimDescription claim, CaseRecord record)
    {
        CaseRecord compared = baseline is null ? record : baseline.Compare(record);
        CaseRecord judged = RedRule.Apply(compared, claim.Drawback);
        ended.Add(judged);
        progress.Report(new CaseEnded(judged));
    }

    private ClaimRecord DescribeClaim(ClaimDescription claim) => new(claim.Id, claim.Title, claim.Statement, claim.Kind.ToString(), claim.Area,
        claim.Source, claim.Expectation.ToString(), claim.Because, claim.Drawback,
        [.. claim.Cases[0].Create().Summarise([.. ended.Where(c => c.Claim == claim.Id)])]);

    private ErrorControl Errors()
    {
        int timed = ended.Count(c => c.Ratio is not null);
        return new ErrorControl(ErrorPerCase, Math.Min(1, ErrorPerCase * timed), $"union bound over {timed} timed cases and {looks.Rounds.Count + 1} looks each");
    }
}
