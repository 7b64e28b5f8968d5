namespace PerfSuite.Judging.Statistics;

/// <summary>
/// When the evidence is looked at, and how much of the error probability each look may spend. The parts add up to the whole,
/// so that stopping at the first look that decides keeps the error of the case (union bound; compare Lan and DeMets, 1983).
/// </summary>
public sealed class LookSchedule
{
    private readonly int[] rounds;

    /// <param name="error">Two-sided error probability of the case over all looks.</param>
    /// <param name="first">Rounds at the first look; as few as an interval can be had from where null.</param>
    /// <param name="growth">Each look has this many times the rounds of the one before.</param>
    /// <param name="count">How many looks there are.</param>
    public LookSchedule(double error, int? first = null, double growth = 1.5, int count = 10)
    {
        if (error is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(error), error, "An error probability lies between 0 and 1.");
        Error = error;
        Confidence = 1 - (error / (count + 1));
        int start = first ?? SignedRank.SmallestSample((1 - Confidence) / 2);
        rounds = [.. Enumerable.Range(0, count).Select(k => ((int)Math.Round(start * Math.Pow(growth, k)) + 1) / 2 * 2)];
    }

    public double Error { get; }

    /// <summary>Rounds at each look, ascending and even, so that both orders of the arms are equally frequent.</summary>
    public IReadOnlyList<int> Rounds => rounds;

    /// <summary>Confidence of the interval at any one look, and at the end of the time budget, which is a look too.</summary>
    public double Confidence { get; }

    public bool IsLook(int roundsSoFar) => Array.BinarySearch(rounds, roundsSoFar) >= 0;

    public int Last => rounds[^1];
}
