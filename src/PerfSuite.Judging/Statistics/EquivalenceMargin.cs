namespace PerfSuite.Judging.Statistics;

/// <summary>Where the whole interval of a change lies, beside the changes that do not matter.</summary>
public enum Placement
{
    /// <summary>Below all of them.</summary>
    Below,

    /// <summary>Among them: equivalence is shown.</summary>
    Within,

    /// <summary>Above all of them.</summary>
    Above,

    /// <summary>Across one of their limits, or both.</summary>
    Across,
}

/// <summary>The relative change of a ratio of times that matters. A change by it and the one that takes it back are as far from none: the limits are 1 + m and 1 ÷ (1 + m).</summary>
/// <param name="Relative">Such as 0.02 for 2 %; above 0.</param>
public sealed record EquivalenceMargin(double Relative)
{
    /// <summary>Where nobody says what matters.</summary>
    public const double Usual = 0.02;

    public double Relative { get; } = IsOne(Relative) ? Relative
        : throw new ArgumentOutOfRangeException(nameof(Relative), Relative, "A margin is a finite number above 0: no two measurements are equal.");

    /// <summary>The margin as a difference of log-ratios.</summary>
    public double Log => Math.Log(1 + Relative);

    /// <summary>Whether a number can be a margin.</summary>
    public static bool IsOne(double relative) => relative > 0 && double.IsFinite(relative);

    /// <summary>Where the interval of a change lies.</summary>
    /// <param name="change">A ratio of ratios; 1 is no change.</param>
    public Placement Place(Interval change)
    {
        Interval log = change.Log();
        return log.Upper < -Log ? Placement.Below
            : log.Lower > Log ? Placement.Above
            : log.Lower > -Log && log.Upper < Log ? Placement.Within
            : Placement.Across;
    }

    /// <summary>Whether a change is a loss that matters.</summary>
    public bool IsLoss(double change) => Math.Log(change) < -Log;
}
