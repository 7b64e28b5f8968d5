using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;

namespace PerfSuite.Tests.Simulation;

/// <summary>A run whose rounds are simulated and whose decisions are the suite's own: which cases the next sweep visits, what is decided, which confirming sweeps follow, what is red.</summary>
/// <param name="noise">How the times within a visit scatter.</param>
/// <param name="random">Source of everything random.</param>
/// <param name="trueRatios">True ratio of each case.</param>
public sealed class SimulatedRun(NoiseModel noise, Random random, IReadOnlyList<double> trueRatios)
{
    public const double Margin = 0.05;

    /// <summary>Time for so many sweeps of everything, of which what is dear gets fewer and what is cheap more.</summary>
    private const double Sweeps = 5;
    private const double Overhead = 1;
    private const int RoundsOfAVisit = 32;
    private const int BaselineRuns = 5;
    private const string Claim = "simulated";

    private static readonly Region Region = Region.Over(1);

    /// <summary>How much the sweeps of each case differ: a few per cent in the median, a third of it or three times as much in others.</summary>
    private readonly double[] spreads = [.. trueRatios.Select(_ => 0.015 * Math.Exp(0.6 * NoiseModel.Gauss(random)))];

    /// <summary>Seconds that a visit of each takes.</summary>
    private readonly double[] costs = [.. trueRatios.Select(_ => 0.05 * Math.Exp(2.3 * random.NextDouble()))];

    private readonly JudgingPolicy none = JudgingPolicy.Default;
    private readonly ClaimCase[] cases = [.. All.Take(trueRatios.Count)];

    private static readonly ClaimCase[] All = [.. new ClaimDescription(typeof(SimulatedClaim)).Cases];

    /// <summary>The claim verdicts of a run without a baseline.</summary>
    public IReadOnlyList<CaseRecord> Claims() => Measured(null, slowdown: 0).Cases;

    /// <summary>A baseline of several runs, another run, and what follows, up to what is red.</summary>
    /// <param name="slowdown">By how much the mapped arm of every case is slower than in the baseline.</param>
    public IReadOnlyList<CaseRecord> Compared(double slowdown = 0)
    {
        SuiteResults[] accepted = [.. Enumerable.Range(0, BaselineRuns).Select(_ => Results(Measured(null, slowdown: 0).Cases))];
        Baseline baseline = new("simulated", new BaselineMachine(BaselineMachine.CurrentSchemaVersion, accepted[0].Environment, "quick", default, ""), [.. Acceptance.Of(accepted[^1].Cases, accepted)]);
        (IReadOnlyList<CaseRecord> judged, double[] occasion) = Measured(baseline, slowdown);
        IReadOnlyList<CaseRecord> asked = [.. judged.Select((c, i) => Suspicion.Of(c, drawback: false).Any() ? c with { Repeats = [.. Confirmed(i, occasion[i], slowdown)] } : c)];
        JudgingPolicy policy = RunJudgement.PolicyOf(asked, baseline);
        return RedRule.Apply(RunJudgement.Judge(asked, policy, baseline), _ => false, policy);
    }

    private IEnumerable<RepeatRecord> Confirmed(int index, double occasion, double slowdown) =>
        Enumerable.Range(0, SuiteRun.ConfirmingSweeps).SelectMany(_ => TimingVerdict.Repeats(RunJudgement.Judge([Visit(index, occasion, slowdown)], none, null)[0]));

    private (IReadOnlyList<CaseRecord> Cases, double[] Occasion) Measured(Baseline? baseline, double slowdown)
    {
        double[] occasion = [.. spreads.Select(s => s * Math.Sqrt(JudgingPolicy.UsualOccasionShare) * NoiseModel.Gauss(random))];
        List<CaseRecord>[] visits = [.. trueRatios.Select(_ => new List<CaseRecord>())];
        SweepPlan plan = new(cases, Profile.Quick.MostSweeps);
        TimeSpan left = TimeSpan.FromSeconds(Sweeps * (costs.Sum() + Overhead));
        while (true)
        {
            if (plan.WantsWorths(left))
                plan.Weigh(Judged(visits, baseline).ToDictionary(c => c.Name, RunJudgement.WorthOfSweeps, StringComparer.Ordinal));
            int[] next = [.. plan.Next(left).Select(c => Array.IndexOf(cases, c))];
            if (next.Length == 0)
                break;
            foreach (int i in next)
                visits[i].Add(Visit(i, occasion[i], slowdown));
            TimeSpan took = TimeSpan.FromSeconds(Overhead + next.Sum(i => costs[i]));
            plan.Ended([.. next.Select(i => visits[i][^1])], took);
            left -= took;
        }

        return (Judged(visits, baseline), occasion);
    }

    private static IReadOnlyList<CaseRecord> Judged(List<CaseRecord>[] visits, Baseline? baseline)
    {
        CaseRecord[] collected = [.. visits.Select(v => CollectedCase.Of(v))];
        return RunJudgement.Judge(collected, RunJudgement.PolicyOf(collected, baseline), baseline);
    }

    private CaseRecord Visit(int index, double occasion, double slowdown)
    {
        double process = Math.Log(trueRatios[index]) + occasion + (spreads[index] * NoiseModel.Gauss(random));
        double[] read = [.. noise.LogRatios(random, Math.Log(1 + slowdown)).Take(RoundsOfAVisit).Select(log => Math.Exp(process + log))];
        return new CaseRecord(Claim, cases[index].Parameters.ToString(), "Simulation", Facts.None, "ns/pass", [new ArmRecord("Read", true, read), new ArmRecord("Mapped", false, [.. read.Select(_ => 1.0)])],
            null, null, Expectation.Supported, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, false, [], "", Estimand.Ratio("Read", "Mapped"), Region, Margin, Sweeps: [RoundsOfAVisit], DurationSeconds: costs[index]);
    }

    private static SuiteResults Results(IReadOnlyList<CaseRecord> cases) => Shared.TestCases.Results([.. cases]);

    [Claim(Claim, Title = "Simulated", Statement = "Simulated.", Source = "test", Expectation = Expectation.Supported, Because = "It is.")]
    public class SimulatedClaim : TimingClaim
    {
        public static IEnumerable<int> Indices => Enumerable.Range(0, 50);

        [ParamsSource(nameof(Indices))]
        public int Index { get; set; }

        public override Region Region => SimulatedRun.Region;

        [Benchmark(Baseline = true)]
        public ulong Read() => 0;

        [Benchmark]
        public ulong Mapped() => 0;
    }
}
