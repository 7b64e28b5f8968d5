namespace PerfSuite.Judging.Statistics;

/// <summary>An estimate with its confidence interval, in the unit of the estimate.</summary>
/// <param name="Estimate">The point estimate; lies within the limits.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Confidence">Probability that the limits enclose the true value, above 0 and below 1.</param>
public readonly record struct Interval(double Estimate, double Lower, double Upper, double Confidence)
{
    public double Estimate { get; } = Finite(Estimate, nameof(Estimate));

    public double Lower { get; } = Lower <= Estimate ? Finite(Lower, nameof(Lower))
        : throw new ArgumentOutOfRangeException(nameof(Lower), Lower, $"The lower limit must not exceed the estimate {Estimate}.");

    public double Upper { get; } = Upper >= Estimate ? Finite(Upper, nameof(Upper))
        : throw new ArgumentOutOfRangeException(nameof(Upper), Upper, $"The upper limit must not be below the estimate {Estimate}.");

    public double Confidence { get; } = Confidence is > 0 and < 1 ? Confidence
        : throw new ArgumentOutOfRangeException(nameof(Confidence), Confidence, "A confidence lies between 0 and 1, both excluded.");

    public double HalfWidth => (Upper - Lower) / 2;

    /// <summary>The interval of exp(x) where this is the interval of x: a log-ratio becomes a ratio.</summary>
    public Interval Exp() => new(Math.Exp(Estimate), Math.Exp(Lower), Math.Exp(Upper), Confidence);

    /// <summary>The interval of ln(x) where this is the interval of x, which must be positive.</summary>
    public Interval Log() => new(Math.Log(Estimate), Math.Log(Lower), Math.Log(Upper), Confidence);

    private static double Finite(double value, string name) => double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, value, "An interval has finite limits.");
}
