namespace PerfSuite.Report.Charts;

/// <summary>Maps values to places on an axis.</summary>
public abstract record Scale
{
    private protected Scale(double low, double high)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high))
            throw new ArgumentOutOfRangeException(nameof(low), low, $"A scale runs from a finite low to a finite, larger high, not from {low} to {high}.");
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>Where a value lies: 0 at <see cref="Low"/>, 1 at <see cref="High"/>, beyond them outside.</summary>
    public abstract double At(double value);

    /// <summary>Round values within the scale, at most <paramref name="most"/> of them, with labels.</summary>
    /// <param name="most">At least 2.</param>
    /// <param name="label">From a value to its label.</param>
    public abstract IReadOnlyList<Tick> Ticks(int most, Func<double, string> label);

    /// <summary>Where a value lies, values beyond the ends moved to them.</summary>
    public double Within(double value) => Math.Clamp(At(value), 0, 1);

    public bool Shows(double value) => value >= Low && value <= High;

    private protected IReadOnlyList<Tick> Labelled(IEnumerable<double> values, Func<double, string> label) =>
        [.. values.Where(v => At(v) is >= -1e-9 and <= 1 + 1e-9).Select(v => new Tick(v, Within(v), label(v)))];
}
