namespace PerfSuite.Judging.Statistics;

/// <summary>
/// What a timing claim estimates: a ratio of (sums of) arms' times, if need be relative to another such ratio.
/// By convention a system-call arm is above an mmap arm, so that more is better for mmap.
/// </summary>
/// <param name="Numerator">The times above the line.</param>
/// <param name="Denominator">The times below the line.</param>
/// <param name="RelativeTo">Divide by this ratio, measured in the same rounds; null for the plain ratio.</param>
public sealed record Estimand(ArmSum Numerator, ArmSum Denominator, Estimand? RelativeTo = null)
{
    /// <summary>The time of <paramref name="numerator"/> divided by the time of <paramref name="denominator"/>.</summary>
    public static Estimand Ratio(ArmSum numerator, ArmSum denominator) => new(numerator, denominator);

    /// <summary>This ratio divided by <paramref name="other"/>: above 1 where this one is larger.</summary>
    public Estimand Over(Estimand other) => new(Numerator, Denominator, other);

    /// <summary>Names of all arms that the estimand uses.</summary>
    public IEnumerable<string> Arms => Numerator.Terms.Concat(Denominator.Terms).Select(t => t.Arm)
        .Concat(RelativeTo?.Arms ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>The natural logarithm of the ratio in one round.</summary>
    /// <exception cref="NotMeasurableException">A difference of times is not positive in this round.</exception>
    public double LogIn(Func<string, double> time)
    {
        double above = Numerator.In(time), below = Denominator.In(time);
        if (!(above > 0 && below > 0 && double.IsFinite(above / below) && above / below > 0))
            throw new NotMeasurableException($"({Numerator}) / ({Denominator}) is {above:g4} / {below:g4} in a round: "
                + "a ratio needs both to be positive; longer turns make a difference of times less noisy.");
        return Math.Log(above / below) - (RelativeTo?.LogIn(time) ?? 0);
    }

    public override string ToString() => RelativeTo is null ? $"{Numerator} ÷ {Denominator}" : $"({Numerator} ÷ {Denominator}) ÷ ({RelativeTo})";
}

/// <summary>The samples do not determine the estimand: too few rounds, or a difference that drowned in noise.</summary>
public sealed class NotMeasurableException(string message) : Exception(message);
