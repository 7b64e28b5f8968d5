namespace PerfSuite.Judging.Statistics;

/// <summary>Derivatives of the logarithm of the gamma function, for moments of the logarithm of a variance. Source: Abramowitz and Stegun (1964), 6.3 and 6.4.</summary>
public static class Gamma
{
    /// <summary>From here on the asymptotic series has all digits of a double.</summary>
    private const double Large = 10;

    private const double FarOut = 1e7, Near = 1e-6;

    /// <summary>The first derivative, for x above 0.</summary>
    public static double Digamma(double x)
    {
        double shift = 0;
        for (; x < Large; x++)
            shift -= 1 / x;
        double inverse = 1 / (x * x);
        return shift + Math.Log(x) - (0.5 / x) - (inverse * ((1.0 / 12) - (inverse * ((1.0 / 120) - (inverse * ((1.0 / 252) - (inverse * ((1.0 / 240) - (inverse / 132)))))))));
    }

    /// <summary>The second derivative, for x above 0.</summary>
    public static double Trigamma(double x)
    {
        double shift = 0;
        for (; x < Large; x++)
            shift += 1 / (x * x);
        double inverse = 1 / (x * x);
        return shift + (1 / x) + (inverse / 2) + (inverse / x * ((1.0 / 6) - (inverse * ((1.0 / 30) - (inverse * ((1.0 / 42) - (inverse * ((1.0 / 30) - (inverse * 5 / 66)))))))));
    }

    /// <summary>The x whose <see cref="Trigamma"/> is <paramref name="y"/>, above 0: by halving, as it falls everywhere.</summary>
    public static double InverseTrigamma(double y)
    {
        (double low, double high) = (Near, FarOut);
        for (int i = 0; i < 200 && high / low > 1 + 1e-13; i++)
        {
            double middle = Math.Sqrt(low * high);
            (low, high) = Trigamma(middle) > y ? (middle, high) : (low, middle);
        }

        return Math.Sqrt(low * high);
    }
}
