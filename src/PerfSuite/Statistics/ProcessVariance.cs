namespace PerfSuite.Statistics;

/// <summary>How much the log-ratio of a case varies from process to process, and on how many degrees of freedom that is known.</summary>
/// <param name="Value">Variance of one process's log-ratio, noise within the process included.</param>
/// <param name="DegreesOfFreedom">0 where nothing is known.</param>
public readonly record struct ProcessVariance(double Value, double DegreesOfFreedom)
{
    /// <summary>Pooled over groups, each of processes with a common mean; large groups are winsorized, as <see cref="Trimmed"/> asks.</summary>
    public static ProcessVariance Pooled(params IEnumerable<IReadOnlyList<double>> groups)
    {
        double squares = 0, degrees = 0;
        foreach (IReadOnlyList<double> group in groups)
        {
            IReadOnlyList<double> kept = Trimmed.Winsorized(group);
            double mean = kept.DefaultIfEmpty(0).Average();
            squares += kept.Sum(x => (x - mean) * (x - mean));
            degrees += Math.Max(0, Trimmed.Kept(group.Count) - 1);
        }

        return new ProcessVariance(degrees == 0 ? 0 : squares / degrees, degrees);
    }

    /// <summary>This variance, steadied by what the others show. Source: moderated variance, Smyth (2004).</summary>
    /// <param name="prior">The usual variance, with the degrees of freedom that it is worth: see <see cref="VariancePrior"/>.</param>
    public ProcessVariance ModeratedBy(ProcessVariance prior)
    {
        double degrees = DegreesOfFreedom + prior.DegreesOfFreedom;
        return degrees == 0 ? default : new ProcessVariance(((Value * DegreesOfFreedom) + (prior.Value * prior.DegreesOfFreedom)) / degrees, degrees);
    }

    /// <summary>Interval of the mean of processes that vary so much.</summary>
    /// <param name="logRatios">What each process found.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    public Interval OfMean(IReadOnlyCollection<double> logRatios, double confidence)
    {
        double mean = Trimmed.Mean(logRatios), half = Student.TwoSided(confidence, DegreesOfFreedom) * Math.Sqrt(Value / Trimmed.Kept(logRatios.Count));
        return new Interval(mean, mean - half, mean + half, confidence);
    }
}
