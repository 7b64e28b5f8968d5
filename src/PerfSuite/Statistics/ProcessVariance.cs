namespace PerfSuite.Statistics;

/// <summary>How much the log-ratio of a case varies from process to process, and on how many degrees of freedom that is known.</summary>
/// <param name="Value">Variance of one process's log-ratio, noise within the process included.</param>
/// <param name="DegreesOfFreedom">0 where nothing is known.</param>
public readonly record struct ProcessVariance(double Value, double DegreesOfFreedom)
{
    private const int FewestChanges = 20;

    /// <summary>Standard deviation ÷ median absolute deviation of a normal distribution.</summary>
    private const double NormalDeviation = 1.4826;

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

    /// <summary>
    /// From the changes of many cases between one process and another, most of which have not changed: their median absolute deviation is what
    /// processes usually differ by. Default where there are too few cases to say so.
    /// </summary>
    /// <param name="logChanges">Log-ratio of each case in the second process less that in the first.</param>
    public static ProcessVariance OfUsualChange(IReadOnlyCollection<double> logChanges)
    {
        if (logChanges.Count < FewestChanges)
            return default;
        double median = Median.Of(logChanges), deviation = NormalDeviation * Median.Of([.. logChanges.Select(c => Math.Abs(c - median))]);
        return new ProcessVariance(deviation * deviation / 2, logChanges.Count - 1);
    }

    /// <summary>This variance, steadied by what similar cases show: few processes alone know a variance badly.
    /// Source: moderated variance, Smyth (2004), with a fixed upper limit of the prior's weight.</summary>
    /// <param name="prior">Variance of similar cases.</param>
    /// <param name="mostWeight">Degrees of freedom that the prior counts for at most.</param>
    public ProcessVariance ModeratedBy(ProcessVariance prior, double mostWeight)
    {
        double weight = Math.Min(prior.DegreesOfFreedom, mostWeight);
        double degrees = DegreesOfFreedom + weight;
        return degrees == 0 ? default : new ProcessVariance(((Value * DegreesOfFreedom) + (prior.Value * weight)) / degrees, degrees);
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
