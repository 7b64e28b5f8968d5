namespace PerfSuite.Judging.Statistics;

/// <summary>One arm's time with a weight, as a term of an <see cref="Estimand"/>.</summary>
public readonly record struct ArmTerm(string Arm, double Weight);

/// <summary>A weighted sum of arms' times, such as "the call and the copy". What would be subtracted on one side of a ratio stands on the other, so that no round is below 0.</summary>
public sealed record ArmSum(IReadOnlyList<ArmTerm> Terms)
{
    public IReadOnlyList<ArmTerm> Terms { get; } = Terms.Count > 0 ? Terms
        : throw new ArgumentException("A sum of arms has at least one term.", nameof(Terms));

    public static implicit operator ArmSum(string arm) => Of(arm);

    public static ArmSum Of(string arm, double weight = 1) => new([new ArmTerm(arm, weight)]);

    public ArmSum Plus(string arm, double weight = 1) => new([.. Terms, new ArmTerm(arm, weight)]);

    /// <summary>The sum for one round.</summary>
    /// <param name="time">Time of an arm in this round, in any one unit.</param>
    public double In(Func<string, double> time)
    {
        double sum = 0;
        for (int i = 0; i < Terms.Count; i++)
            sum += Terms[i].Weight * time(Terms[i].Arm);
        return sum;
    }

    public bool Equals(ArmSum? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Count;

    public override string ToString() => string.Join(" + ", Terms.Select(t => t.Weight == 1 ? t.Arm : $"{t.Weight:0.###} × {t.Arm}"));
}
