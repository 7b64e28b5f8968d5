using System.Text.Json.Serialization;

namespace PerfSuite.Judging.Statistics;

/// <summary>How much the log-ratio of a case varies from process to process, and on how many degrees of freedom that is known.</summary>
/// <param name="Value">Variance of one process's log-ratio, noise within the process included.</param>
/// <param name="DegreesOfFreedom">0 where nothing is known.</param>
[method: JsonConstructor]
public readonly record struct ProcessVariance(double Value, double DegreesOfFreedom)
{
    /// <summary>Pooled over groups, each of processes with a common <see cref="RobustMean"/>.</summary>
    public static ProcessVariance Pooled(params IEnumerable<IReadOnlyList<double>> groups)
    {
        double squares = 0, degrees = 0;
        foreach (IReadOnlyList<double> group in groups.Where(g => g.Count > 1))
        {
            squares += RobustMean.Of(group).Variance * (group.Count - 1);
            degrees += group.Count - 1;
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
}
