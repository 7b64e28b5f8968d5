namespace PerfSuite.Report.Charts;

/// <summary>Equal ratios are equally long. For ratios, and for sizes in powers of two.</summary>
public sealed record LogScale : Scale
{
    /// <summary>Candidates for ticks within a decade, from few to many.</summary>
    private static readonly double[][] Mantissas = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]];

    /// <summary>Below this ratio of the ends a logarithmic axis is all but linear, and evenly spaced ticks read best.</summary>
    private const double NarrowRatio = 2.5;

    /// <param name="low">Above 0.</param>
    /// <param name="high">Above <paramref name="low"/>.</param>
    /// <param name="powersOfTwo">Whether ticks stand at powers of two, as for bytes, or at round decimal numbers.</param>
    public LogScale(double low, double high, bool powersOfTwo = false)
        : base(low, high)
    {
        if (low <= 0)
            throw new ArgumentOutOfRangeException(nameof(low), low, "A logarithmic scale begins above 0.");
        PowersOfTwo = powersOfTwo;
    }

    public bool PowersOfTwo { get; }

    /// <summary>Around all values, with a little air.</summary>
    /// <param name="values">At least one value, all above 0.</param>
    /// <param name="powersOfTwo">See the constructor.</param>
    /// <param name="leastRatio">The scale spans at least this ratio.</param>
    public static LogScale Around(IEnumerable<double> values, bool powersOfTwo = false, double leastRatio = 1.2)
    {
        double[] logs = [.. values.Select(v => Math.Log(v))];
        double low = logs.Min(), high = logs.Max();
        double missing = Math.Max(0, Math.Log(leastRatio) - (high - low)) / 2;
        double air = ((high - low) * 0.04) + missing;
        return new LogScale(Math.Exp(low - air), Math.Exp(high + air), powersOfTwo);
    }

    /// <inheritdoc/>
    /// <remarks>0 and what is below lies infinitely far to the left.</remarks>
    public override double At(double value) => value > 0 ? Math.Log(value / Low) / Math.Log(High / Low) : double.NegativeInfinity;

    public override IReadOnlyList<Tick> Ticks(int most, Func<double, string> label) =>
        PowersOfTwo ? Binary(most, label) : Decimal(most, label);

    private IReadOnlyList<Tick> Binary(int most, Func<double, string> label)
    {
        int first = (int)Math.Ceiling(Math.Log2(Low) - 1e-9), last = (int)Math.Floor(Math.Log2(High) + 1e-9);
        int stride = 1;
        while (((last - first) / stride) + 1 > most)
            stride++;
        return Labelled(Enumerable.Range(0, ((last - first) / stride) + 1).Select(i => Math.Pow(2, first + (i * stride))), label);
    }

    private IReadOnlyList<Tick> Decimal(int most, Func<double, string> label)
    {
        if (High / Low < NarrowRatio)
            return new LinearScale(Low, High).Ticks(most, label).Select(t => t with { At = Within(t.Value) }).ToArray();
        double[]? best = null;
        foreach (double[] mantissas in Mantissas)
            if (InDecades(mantissas) is { Length: > 1 } ticks && ticks.Length <= most)
                best = ticks;
        best ??= EveryFewDecades(most);
        return Labelled(best, label);
    }

    private double[] InDecades(double[] mantissas)
    {
        int first = (int)Math.Floor(Math.Log10(Low)), last = (int)Math.Floor(Math.Log10(High));
        return [.. Enumerable.Range(first, last - first + 1).SelectMany(e => mantissas.Select(m => m * Math.Pow(10, e))).Where(Shows)];
    }

    private double[] EveryFewDecades(int most)
    {
        double[] decades = InDecades([1]);
        int stride = (decades.Length + most - 1) / Math.Max(1, most);
        return [.. decades.Where((_, i) => i % Math.Max(1, stride) == 0)];
    }
}
