namespace PerfSuite.Judging.Statistics;

/// <summary>
/// How much wider the interval of a mean must be because neighbouring rounds resemble one another: τ, by which the variance grows,
/// so that n rounds are worth n/τ independent ones. Correlations are those of ranks, which outliers do not move.
/// Sources: initial monotone sequence estimator, Geyer (1992); bias of autocorrelations, Kendall (1954); ranks, Bartels (1982).
/// </summary>
public static class Autocorrelation
{
    /// <summary>Below this many standard errors a lag-1 correlation is taken for chance, and τ for 1.</summary>
    private const double ChanceStandardErrors = 1;

    private const double LargestCorrelation = 0.97;

    /// <summary>The factor τ, at least 1, by which neighbours' resemblance inflates the variance of the centre.</summary>
    public static double Inflation(IReadOnlyList<double> values)
    {
        double[] ranks = Ranks(values);
        double first = Correlation(ranks, 1);
        return first <= ChanceStandardErrors / Math.Sqrt(values.Count) ? 1
            : Math.Max(FirstOrder(first, values.Count), InitialSequence(ranks));
    }

    /// <summary>τ of a first-order autoregression, (1 + ρ) / (1 − ρ), ρ freed of its bias.</summary>
    private static double FirstOrder(double correlation, int count)
    {
        double unbiased = Math.Min(LargestCorrelation, correlation + ((1 + (3 * correlation)) / count));
        return (1 + unbiased) / (1 - unbiased);
    }

    /// <summary>τ as 1 + 2 Σ ρ over pairs of lags, as long as the sums of pairs are positive, each at most its predecessor.</summary>
    private static double InitialSequence(double[] ranks)
    {
        double tau = 1, previous = double.PositiveInfinity;
        for (int lag = 1; lag + 1 <= ranks.Length / 4; lag += 2)
        {
            double pair = Correlation(ranks, lag) + Correlation(ranks, lag + 1) + (2.0 / ranks.Length);
            if (pair <= 0)
                break;
            previous = Math.Min(pair, previous);
            tau += 2 * previous;
        }

        return tau;
    }

    /// <summary>Correlation of the ranks with those <paramref name="lag"/> rounds before; 0 for a constant sequence.</summary>
    private static double Correlation(double[] ranks, int lag)
    {
        double mean = (ranks.Length + 1) / 2.0, variance = 0, covariance = 0;
        foreach (double rank in ranks)
            variance += (rank - mean) * (rank - mean);
        for (int i = lag; i < ranks.Length; i++)
            covariance += (ranks[i] - mean) * (ranks[i - lag] - mean);
        return variance == 0 ? 0 : covariance / variance;
    }

    /// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
    private static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count)];
        Array.Sort([.. values], order);
        double[] ranks = new double[values.Count];
        for (int first = 0; first < order.Length;)
        {
            int last = first;
            while (last + 1 < order.Length && values[order[last + 1]] == values[order[first]])
                last++;
            for (int i = first; i <= last; i++)
                ranks[order[i]] = ((first + last) / 2.0) + 1;
            first = last + 1;
        }

        return ranks;
    }
}
