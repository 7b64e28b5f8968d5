using PerfSuite.Data;
using PerfSuite.Judging.Records;

namespace PerfSuite.Catalogue;

/// <summary>
/// Base of every claim. A claim has one case for each combination of its <c>[Params]</c>; without any, it has one case.
/// Instances are made for one case and are used on one thread.
/// </summary>
public abstract class Claim
{
    /// <summary>Data files, profile and seed of this run.</summary>
    protected static Workspace Workspace => Workspace.Current;

    /// <summary>What is expected of this case, where it differs from the claim's own expectation; null where it does not.</summary>
    public virtual Expectation? ExpectationOfCase => null;

    /// <summary>What fixes the workload besides the parameters: sizes, counts, seeds. Units in the names.</summary>
    public virtual IReadOnlyDictionary<string, object> Recorded => Facts.None;

    /// <summary>What the claim's cases say together: a crossover, a slope. Called once all cases have been judged.</summary>
    /// <param name="cases">The claim's cases in the order of their parameters; some may lack a ratio.</param>
    public virtual IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => [];

    /// <summary>Ends the case as not applicable.</summary>
    /// <param name="reason">What this machine lacks.</param>
    /// <param name="remedy">What to do about it.</param>
    protected static NotApplicableException NotApplicable(string reason, string remedy) => new(reason, remedy);
}

/// <summary>This machine cannot run a case. Never thrown for a case that ran and gave the wrong answer.</summary>
/// <param name="reason">What is missing.</param>
/// <param name="remedy">What would make the case applicable.</param>
public sealed class NotApplicableException(string reason, string remedy) : Exception($"{reason} Remedy: {remedy}")
{
    public string Reason { get; } = reason;

    public string Remedy { get; } = remedy;
}
