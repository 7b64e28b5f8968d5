using PerfSuite.Measurement;

namespace PerfSuite.Tests.Simulation;

/// <summary>How the times of two arms scatter that do the same: logarithms of factors on the true time.</summary>
/// <param name="Name">What the noise is like.</param>
/// <param name="Exchangeable">Whether the rounds of a process may be exchanged without changing anything.</param>
/// <param name="NewProcess">Noise of one arm in a fresh process: turn by turn, from the arm's own source of randomness.</param>
/// <param name="Machine">What both arms share in a turn, by the number of the turn: the machine's own wandering.</param>
public sealed record NoiseModel(string Name, bool Exchangeable, Func<Random, Func<double>> NewProcess, Func<Random, Func<int, double>>? Machine = null)
{
    private const double Small = 0.012;

    public static IReadOnlyList<NoiseModel> All { get; } =
    [
        new("normal", true, random => () => Small * Gauss(random)),
        new("heavy-tailed", true, random => () => Small * Student3(random)),
        new("bimodal", true, random => () => (Small / 2 * Gauss(random)) + (random.NextDouble() < 0.3 ? 0.05 : 0)),
        new("autocorrelated", false, Autoregressive(0.6)),
        new("drifting", false, random => () => Small * Gauss(random), Drift),
        new("bursts", false, Bursts),
        new("level shift between processes", true, LevelShift),
        new("heteroscedastic", false, Heteroscedastic),
    ];

    public override string ToString() => Name;

    /// <summary>Log-ratios of a process's rounds: two arms in balanced order, the second slower by <paramref name="logSlowdown"/>.</summary>
    public IEnumerable<double> LogRatios(Random random, double logSlowdown = 0)
    {
        Func<double>[] arms = [NewProcess(new Random(random.Next())), NewProcess(new Random(random.Next()))];
        Func<int, double> machine = Machine?.Invoke(new Random(random.Next())) ?? (_ => 0);
        TurnOrder order = new(2, random.Next());
        double[] log = new double[2];
        for (int turn = 0; ;)
        {
            foreach (int arm in order.NextRound().ToArray())
                log[arm] = arms[arm]() + machine(turn++);
            yield return log[0] - log[1] - logSlowdown;
        }
    }

    internal static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Student3(Random random)
    {
        double squares = 0;
        for (int i = 0; i < 3; i++)
            squares += Math.Pow(Gauss(random), 2);
        return Gauss(random) / Math.Sqrt(squares / 3);
    }

    private static Func<Random, Func<double>> Autoregressive(double correlation) => random =>
    {
        double last = 0;
        return () => last = (correlation * last) + (Small * Gauss(random));
    };

    /// <summary>The machine slows down by a fifth over 1,000 turns, and recovers.</summary>
    private static Func<int, double> Drift(Random random)
    {
        double phase = random.NextDouble() * 2 * Math.PI;
        return turn => 0.1 * Math.Sin((2 * Math.PI * turn / 1000) + phase);
    }

    /// <summary>Now and then some turns in a row take a fifth longer.</summary>
    private static Func<double> Bursts(Random random)
    {
        int left = 0;
        return () =>
        {
            if (left == 0 && random.NextDouble() < 0.005)
                left = random.Next(2, 12);
            return (Small * Gauss(random)) + (left > 0 && left-- > 0 ? 0.2 : 0);
        };
    }

    /// <summary>Each process has a level of its own, by layout and placement, of up to three times the noise of a turn.</summary>
    private static Func<double> LevelShift(Random random)
    {
        double level = 0.01 * Gauss(random);
        return () => level + (Small * Gauss(random));
    }

    /// <summary>Quiet and loud stretches of 50 turns.</summary>
    private static Func<double> Heteroscedastic(Random random)
    {
        int turn = random.Next(100);
        return () => (turn++ / 50 % 2 == 0 ? 0.004 : 0.03) * Gauss(random);
    }
}
