using System.Diagnostics;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;
using PerfSuite.Measurement.Engine;

namespace PerfSuite.Calibration;

/// <summary>
/// One trial of calibration: an arm of a real case against its twin, the same arm on another instance, interleaved like any two arms.
/// Either nothing differs (A/A), or a slowdown of known size is planted in the twin. The two instances exchange their places every
/// second round: where an instance's buffers lie in memory is no property of the arm, and is asked for between processes.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Planted">The slowdown, as a fraction; 0 for A/A.</param>
/// <param name="Stressed">Whether other processes loaded CPU and disk meanwhile.</param>
/// <param name="Rounds">Rounds until decided.</param>
/// <param name="Seconds">Time measured, warm-up apart.</param>
/// <param name="Change">Time of the arm ÷ time of its twin: below 1 where the twin is slower.</param>
public sealed record TwinTrial(string Case, double Planted, bool Stressed, int Rounds, double Seconds, Interval Change)
{
    private const string Twin = "Twin";

    /// <summary>The twin walks through the cached file half of its passes ahead: each of the two finds a pass as long after the other as the other
    /// after it. What is left in the CPU's last cache of the other's visit then helps both alike; 24 passes of 64 made the follower 0.5 % faster.</summary>
    private static int HeadStart => (int)(Workspace.Current.Sizes.Warm.Bytes / Profile.PassBytes / 2);

    /// <summary>Runs one trial.</summary>
    /// <param name="case">A timing case; the arm is the first that is not its baseline.</param>
    /// <param name="planted">The slowdown, as a fraction; 0 for A/A.</param>
    /// <param name="plan">When to stop, and how to judge.</param>
    /// <param name="seed">Seed of the order of turns.</param>
    /// <param name="stressed">Whether there is load, for the record.</param>
    public static TwinTrial Run(ClaimCase @case, double planted, TwinPlan plan, int seed, bool stressed) => OwnThread.Run(() =>
    {
        TimingClaim claim = (TimingClaim)@case.Create();
        string arm = claim.Estimand.Denominator.Terms[0].Arm;
        BenchmarkInstance one = new(claim, [arm]), other = new(@case.Create(), [arm]);
        PlantedSlowdown? slowdown = planted == 0 ? null : new PlantedSlowdown($"{@case.Claim.Type.Name}.{arm}", planted);
        try
        {
            one.SetUp();
            other.SetUp();
            Arm ahead = other.Arms(null).Single();
            for (int turn = 0; turn < HeadStart; turn++)
                ahead.Turn();
            long start = 0;
            Arm plain = ExchangedArm.Between(one.Arms(null).Single(), ahead, arm);
            Arm twin = ExchangedArm.Between(other.Arms(slowdown).Single(), one.Arms(slowdown).Single(), arm + Twin);
            Interleaver interleaver = new([plain, twin], new TurnOrder(2, seed))
            {
                OperationsPerTurn = claim.OperationsPerTurn,
                WarmedUp = () => start = Stopwatch.GetTimestamp(),
            };
            Rounds rounds = interleaver.Measure(plan.For(arm, arm + Twin));
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return new TwinTrial(@case.Name, planted, stressed, rounds.Count, Math.Round(seconds, 4), plan.ChangeOf(rounds, arm, arm + Twin));
        }
        finally
        {
            one.CleanUp();
            other.CleanUp();
        }
    });

    /// <summary>What a gate with this margin would have said.</summary>
    public BaselineVerdict VerdictAt(double margin) => BaselineRule.Judge(Change, new EquivalenceMargin(margin));
}
