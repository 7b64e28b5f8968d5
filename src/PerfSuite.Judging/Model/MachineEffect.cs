using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Model;

/// <summary>What the arms of a case do, without how long it took.</summary>
/// <param name="Name">Claim and case.</param>
/// <param name="Estimand">What the ratio is.</param>
/// <param name="Arms">The arms; their work counts, and no samples.</param>
public sealed record WorkOfCase(string Name, Estimand Estimand, IReadOnlyList<ArmRecord> Arms)
{
    /// <summary>Those cases of a run that a model is known of.</summary>
    public static IReadOnlyList<WorkOfCase> Of(IReadOnlyList<CaseRecord> cases) =>
    [
        .. cases.Where(c => c.Arms.Count > 0 && c.Arms.All(a => a.Work is not null))
            .Select(c => new WorkOfCase(c.Name, TimingVerdict.EstimandOf(c), [.. c.Arms.Select(a => a with { Samples = [], Counters = new Dictionary<string, double>(StringComparer.Ordinal) })])),
    ];
}

/// <summary>What another machine's prices would make of a ratio, before anything is measured there.</summary>
/// <param name="Name">Claim and case.</param>
/// <param name="Here">As the first machine's card has it.</param>
/// <param name="There">As the second's has it.</param>
public sealed record MachineEffect(string Name, Prediction Here, Prediction There)
{
    /// <summary>Ratio there ÷ ratio here.</summary>
    public double Change => There.Ratio / Here.Ratio;

    /// <summary>The effects, the largest first.</summary>
    public static IReadOnlyList<MachineEffect> On(IReadOnlyList<WorkOfCase> cases, IReadOnlyList<Primitive> here, IReadOnlyList<Primitive> there) =>
    [
        .. cases.Select(c => (c.Name, Here: CostModel.Of(c.Estimand, c.Arms, here), There: CostModel.Of(c.Estimand, c.Arms, there))).Where(e => e is { Here: not null, There: not null })
            .Select(e => new MachineEffect(e.Name, e.Here!, e.There!)).OrderByDescending(e => Math.Abs(Math.Log(e.Change))),
    ];
}
