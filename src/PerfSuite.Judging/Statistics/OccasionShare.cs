namespace PerfSuite.Judging.Statistics;

/// <summary>How much all processes of a run have in common that those of another run, at another hour, do not: as a part of the variance between processes of a run.</summary>
public static class OccasionShare
{
    /// <summary>Fewer runs of a case say nothing of how runs differ.</summary>
    private const int FewestRuns = 3;

    /// <summary>Fewer cases say nothing of the usual.</summary>
    private const int FewestCases = 8;

    /// <summary>
    /// The share at which the variance of the runs' means over that of the processes within them, F by analysis of variance, has the median that the cases show. The median, because a case
    /// that is in one of two states for whole runs says nothing of the others.
    /// </summary>
    /// <param name="cases">What the processes of each case found, by run.</param>
    /// <returns>0 or more; null where there are too few runs or cases to say.</returns>
    public static double? Fit(IEnumerable<IReadOnlyList<ProcessEstimate>> cases)
    {
        double[] shares = [.. cases.Select(Of).OfType<double>()];
        return shares.Length < FewestCases ? null : Math.Max(0, Median.Of(shares));
    }

    /// <summary>The share that one case shows; below 0 where its runs differ by less than chance would have them.</summary>
    private static double? Of(IReadOnlyList<ProcessEstimate> processes)
    {
        double[][] runs = [.. processes.GroupBy(p => p.Run).Select(run => (double[])[.. run.Select(p => p.LogRatio)])];
        ProcessVariance within = ProcessVariance.Pooled(runs);
        if (runs.Length < FewestRuns || within is not { Value: > 0, DegreesOfFreedom: > 0 })
            return null;
        double between = runs.Length - 1, all = processes.Count, mean = processes.Average(p => p.LogRatio);
        double ofRun = (all - (runs.Sum(r => (double)r.Length * r.Length) / all)) / between;
        double f = runs.Sum(r => r.Length * Math.Pow(r.Average() - mean, 2)) / between / within.Value;
        return ((f / MedianOfF(between, within.DegreesOfFreedom)) - 1) / ofRun;
    }

    /// <summary>Median of Fisher's F by the cube-root approximation of Wilson and Hilferty (1931), within 3 % from two degrees of freedom on.</summary>
    private static double MedianOfF(double above, double below)
    {
        static double Median(double degrees) => Math.Pow(1 - (2 / (9 * degrees)), 3);
        return Median(above) / Median(below);
    }
}
