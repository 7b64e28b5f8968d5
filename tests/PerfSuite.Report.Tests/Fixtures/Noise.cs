namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>Times as a busy machine gives them: a slow drift that both arms share, noise of their own, and now and then an outlier. Seeded.</summary>
internal sealed class Noise(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Paired samples of two or more arms, five significant digits each.</summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="spread">Relative standard deviation of an arm's own noise.</param>
    /// <param name="nanoseconds">The arms' times without noise.</param>
    public double[][] Rounds(int rounds, double spread, params double[] nanoseconds)
    {
        double[][] samples = [.. nanoseconds.Select(_ => new double[rounds])];
        double drift = 0;
        for (int i = 0; i < rounds; i++)
        {
            drift = (0.995 * drift) + (0.001 * Gaussian());
            for (int arm = 0; arm < samples.Length; arm++)
                samples[arm][i] = Rounded(nanoseconds[arm] * Math.Exp(drift + (spread * Gaussian())) * Outlier());
        }

        return samples;
    }

    public double Between(double low, double high) => low + ((high - low) * random.NextDouble());

    private double Outlier() => random.NextDouble() < 0.01 ? Between(1.1, 2.2) : 1;

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Rounded(double value) => Judging.Statistics.Significant.Digits(value, 5);
}
