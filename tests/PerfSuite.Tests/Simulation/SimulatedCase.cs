using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;

namespace PerfSuite.Tests.Simulation;

/// <summary>A warm case whose rounds are simulated and whose decisions are the suite's own.</summary>
/// <param name="noise">How times scatter.</param>
/// <param name="random">Source of everything random.</param>
public sealed class SimulatedCase(NoiseModel noise, Random random)
{
    public const int CasesOfTheRun = 50;
    private const double TrueRatio = 1.5;
    private const double Margin = 0.02;
    private const string Claim = "simulated";

    private static readonly Region Region = Region.Over(1);
    private static readonly LookSchedule Looks = SuiteRun.Looks;

    /// <summary>One fresh process: rounds until the suite's decision, at most those of the last look.</summary>
    public CaseRecord Process(double slowdown = 0) => TimingVerdict.Judge(Measured(TrueRatio, slowdown), Looks.Confidence);

    /// <summary>What a fresh process has when its rounds have ended, before it is judged.</summary>
    /// <param name="ratio">The true ratio.</param>
    /// <param name="slowdown">By how much the mapped arm is slower than that.</param>
    public CaseRecord Measured(double ratio, double slowdown = 0)
    {
        SequentialDecision decision = new(Looks, Region, new EquivalenceMargin(Margin));
        List<double> read = [];
        foreach (double logRatio in noise.LogRatios(random, Math.Log(1 + slowdown)))
        {
            read.Add(ratio * Math.Exp(logRatio));
            if (read.Count >= Looks.Last || (decision.IsLook(read.Count) && decision.IsDecided(decision.Look([.. read.Select(ratio => Math.Log(ratio))]))))
                break;
        }

        return Record(read);
    }

    /// <summary>A baseline of five processes, a run, and what follows: repeats where the run looks red. What is red is for the whole run to say.</summary>
    public CaseRecord Compared(double slowdown = 0)
    {
        Baseline baseline = BaselineOf([.. Enumerable.Range(0, 5).Select(_ => Process())]);
        CaseRecord run = baseline.Compare(Process(slowdown));
        if (Suspicion.Of(run, drawback: false).Any())
            run = baseline.Compare(run with { Repeats = [.. Enumerable.Range(0, 3).Select(_ => TimingVerdict.Repeat(Process(slowdown)))] });
        return run;
    }

    private static CaseRecord Record(IReadOnlyList<double> read) => new(Claim, "", "Simulation", Facts.None, "ns/pass",
        [new ArmRecord("Read", true, read), new ArmRecord("Mapped", false, [.. read.Select(_ => 1.0)])],
        null, null, Expectation.Supported, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, false, [], "",
        Estimand.Ratio("Read", "Mapped"), Region, Margin);

    private static Baseline BaselineOf(IReadOnlyList<CaseRecord> processes) => new("simulated baseline",
        new BaselineMachine("1.0", new EnvironmentRecord("m", "", 1, "", "", "", 4096, null), "quick", default, ""),
        [new BaselineClaim("1.0", Claim, [new BaselineCase("", ClaimVerdict.Supported, Facts.None, Estimand.Ratio("Read", "Mapped"),
            [.. processes.Select(p => new BaselineProcess(p.Ratio!.Value, new Dictionary<string, IReadOnlyList<double>>()))])])]);
}
