using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;

namespace PerfSuite.Calibration;

/// <summary>What to calibrate with.</summary>
/// <param name="Trials">Trials of each case and slowdown, with and without load.</param>
/// <param name="Planted">Slowdowns to plant, as fractions; A/A trials are always made.</param>
/// <param name="Stress">Whether half of the trials run under load.</param>
/// <param name="Margin">Relative change that the in-process comparison lets pass.</param>
/// <param name="Processes">Fresh processes that tell how much processes differ; 0 for none.</param>
public sealed record CalibrationSettings(int Trials, IReadOnlyList<double> Planted, bool Stress, double Margin = 0.0025, int Processes = 5)
{
    /// <summary>Error probability of one trial's verdict.</summary>
    public const double Error = 0.0005;

    /// <summary>A slowdown of 1 % or more must be found within this time of measuring.</summary>
    public static readonly TimeSpan ShortBudget = TimeSpan.FromSeconds(1);

    /// <summary>A smaller one within this time.</summary>
    public static readonly TimeSpan LongBudget = TimeSpan.FromSeconds(10);

    internal TwinPlan PlanFor(double planted, Profile profile) => new(Margin, planted is > 0 and < 0.01 ? LongBudget : ShortBudget, profile.WarmUp,
        new LookSchedule(Error, first: 64, growth: 1.5, count: 17));
}

/// <summary>Measures how often the suite's decisions are wrong on this machine: real arms, real noise, slowdowns of known size.</summary>
/// <param name="run">Settings of the runs whose reliability is asked for.</param>
/// <param name="cases">Representative timing cases.</param>
/// <param name="settings">How many trials of what.</param>
public sealed class CalibrationRun(RunSettings run, IReadOnlyList<ClaimCase> cases, CalibrationSettings settings)
{
    /// <summary>Told after each trial: how many are done, how many there are.</summary>
    public Action<int, int, TwinTrial>? Done { get; init; }

    /// <summary>Runs all trials, in random order so that no condition has the quiet hours to itself.</summary>
    public CalibrationResult Measure(CancellationToken cancellation)
    {
        using Workspace workspace = Workspace.Open(run.DataFolder, run.Profile, run.Seed);
        EnvironmentRecord environment = MachineEnvironment.Read(workspace.Folder, run.Machine);
        List<TwinTrial> trials = [];
        int all = (settings.Stress ? 2 : 1) * cases.Count * (settings.Planted.Count + 1) * settings.Trials;
        foreach (bool stressed in settings.Stress ? (bool[])[false, true] : [false])
        {
            using StressLoad? load = stressed ? new StressLoad(workspace.Folder) : null;
            foreach ((ClaimCase @case, double planted) in Shuffled())
            {
                cancellation.ThrowIfCancellationRequested();
                trials.Add(TwinTrial.Run(@case, planted, settings.PlanFor(planted, run.Profile), run.Seed + trials.Count, stressed));
                Done?.Invoke(trials.Count, all, trials[^1]);
            }
        }

        return CalibrationResult.Of(environment, run.Profile.Name, settings, trials, ProcessSpreads(cancellation));
    }

    private (ClaimCase Case, double Planted)[] Shuffled()
    {
        (ClaimCase, double)[] order = [.. Enumerable.Range(0, settings.Trials)
            .SelectMany(_ => cases.SelectMany(c => settings.Planted.Prepend(0).Select(p => (c, p))))];
        new Random(run.Seed).Shuffle(order);
        return order;
    }

    /// <summary>Standard deviation of the log-ratio between fresh processes, by case.</summary>
    private Dictionary<string, double> ProcessSpreads(CancellationToken cancellation)
    {
        Dictionary<string, List<double>> logs = cases.ToDictionary(c => c.Name, _ => new List<double>(), StringComparer.Ordinal);
        for (int process = 1; process <= settings.Processes && settings.Processes >= 2; process++, cancellation.ThrowIfCancellationRequested())
            foreach (CaseRecord visit in SweepProcess.Run(cases, run with { OrderSeed = run.Seed + process }, _ => { }, cancellation).Visits)
                if (visit.Ratio is not null)
                    logs[visit.Name].AddRange(TimingVerdict.EstimatesOf(visit).Select(e => e.LogRatio));
        return logs.Where(l => l.Value.Count >= 2).ToDictionary(l => l.Key, l => Math.Sqrt(ProcessVariance.Pooled(l.Value).Value), StringComparer.Ordinal);
    }
}
