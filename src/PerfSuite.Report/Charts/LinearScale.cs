namespace PerfSuite.Report.Charts;

/// <summary>Equal differences are equally long.</summary>
public sealed record LinearScale : Scale
{
    public LinearScale(double low, double high)
        : base(low, high)
    {
    }

    /// <summary>Around all values, with a little air; a single value gets room on both sides.</summary>
    /// <param name="values">At least one finite value.</param>
    /// <param name="from">Included although no value lies there, such as 0; null for none.</param>
    public static LinearScale Around(IEnumerable<double> values, double? from = null)
    {
        double[] all = [.. from is { } f ? values.Append(f) : values];
        double low = all.Min(), high = all.Max();
        double air = high > low ? (high - low) * 0.05 : Math.Max(Math.Abs(high) * 0.1, 1e-9);
        return new LinearScale(low == from ? low : low - air, high + air);
    }

    public override double At(double value) => (value - Low) / (High - Low);

    public override IReadOnlyList<Tick> Ticks(int most, Func<double, string> label)
    {
        double step = Step((High - Low) / most, most);
        double first = Math.Ceiling((Low / step) - 1e-9);
        int count = (int)Math.Floor((High / step) + 1e-9 - first) + 1;
        return Labelled(Enumerable.Range(0, Math.Max(count, 0)).Select(i => Round((first + i) * step, step)), label);
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten that gives few enough ticks.</summary>
    private double Step(double least, int most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (double factor in (double[])[1, 2, 5, 10, 20])
            if (Math.Floor((High / (factor * power)) + 1e-9) - Math.Ceiling((Low / (factor * power)) - 1e-9) + 1 <= most)
                return factor * power;
        return 50 * power;
    }

    /// <summary>Away with the dust of multiplying: 3 × 0.1 is 0.3.</summary>
    private static double Round(double value, double step) =>
        Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(step)), 0, 15));
}
