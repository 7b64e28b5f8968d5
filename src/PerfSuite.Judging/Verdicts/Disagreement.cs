namespace PerfSuite.Judging.Verdicts;

/// <summary>A figure or verdict of a results file that does not follow from the file's own samples and counters.</summary>
/// <param name="Case">Claim and case in one name.</param>
/// <param name="Figure">What disagrees.</param>
/// <param name="Stated">What the file says.</param>
/// <param name="Recomputed">What follows.</param>
public sealed record Disagreement(string Case, string Figure, string Stated, string Recomputed)
{
    public override string ToString() => $"{Case}: {Figure} is stated as {Stated}, but {Recomputed} follows.";
}
