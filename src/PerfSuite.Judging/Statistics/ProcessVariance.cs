using System.Text.Json.Serialization;

namespace PerfSuite.Judging.Statistics;

/// <summary>How much the log-ratio of a case varies from process to process within a run, and on how many degrees of freedom that is known.</summary>
/// <param name="Value">Variance of one process's log-ratio, noise within the process included.</param>
/// <param name="DegreesOfFreedom">0 where nothing is known.</param>
/// <param name="OccasionShare">Variance of what all processes of a run have in common, its hour, as a part of <paramref name="Value"/>.</param>
[method: JsonConstructor]
public readonly record struct ProcessVariance(double Value, double DegreesOfFreedom, double OccasionShare = 0)
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

    /// <summary>Pooled over the runs of each side. Where every run was one process, what differs between runs is what can be seen, and a side is one group.</summary>
    public static ProcessVariance WithinRuns(params IEnumerable<IReadOnlyList<ProcessEstimate>> sides) => Pooled(sides.SelectMany(GroupsOf));

    /// <summary>This variance, steadied by what the others show. Source: moderated variance, Smyth (2004).</summary>
    /// <param name="prior">The usual variance, with the degrees of freedom that it is worth: see <see cref="VariancePrior"/>.</param>
    public ProcessVariance ModeratedBy(ProcessVariance prior)
    {
        double degrees = DegreesOfFreedom + prior.DegreesOfFreedom;
        return degrees == 0 ? default
            : new ProcessVariance(((Value * DegreesOfFreedom) + (prior.Value * prior.DegreesOfFreedom)) / degrees, degrees, prior.OccasionShare);
    }

    /// <summary>Variance of the mean of some processes: the more of them the smaller, but for what those of a run have in common. Processes differ by no less than the noise within them.</summary>
    public double OfMean(IReadOnlyList<ProcessEstimate> processes)
    {
        double one = Math.Max(Value, processes.Average(p => p.StandardError * p.StandardError)), all = processes.Count;
        int[] runs = [.. processes.CountBy(p => p.Run).Select(run => run.Value)];
        return one * ((1 / all) + (AreRuns(runs) ? 0 : OccasionShare * runs.Sum(count => count / all * (count / all))));
    }

    private static IEnumerable<double[]> GroupsOf(IReadOnlyList<ProcessEstimate> side)
    {
        double[][] runs = [.. side.GroupBy(p => p.Run).Select(run => (double[])[.. run.Select(p => p.LogRatio)])];
        return AreRuns([.. runs.Select(run => run.Length)]) ? [[.. runs.Select(run => run[0])]] : runs;
    }

    /// <summary>Several runs of one process each: what differs between them is the process and the occasion at once.</summary>
    private static bool AreRuns(int[] processesOfRuns) => processesOfRuns.Length > 1 && processesOfRuns.All(count => count == 1);
}
