using System.Reflection;
using BenchmarkDotNet.Attributes;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Catalogue;

/// <summary>
/// A claim judged by paired times. Its arms are <c>[Benchmark]</c> methods, the system-call arm with <c>Baseline = true</c>.
/// One call of an arm is one turn: about 0.1 to 10 ms of work. Arms that return <see cref="ulong"/> return a checksum of the work,
/// and all arms of a round must return the same.
/// </summary>
public abstract class TimingClaim : Claim
{
    /// <summary>For which ratios the claim is true.</summary>
    public abstract Region Region { get; }

    /// <summary>What the ratio is; by default the system-call arm's time ÷ the time of the only other arm.</summary>
    public virtual Estimand Estimand
    {
        get
        {
            (string Name, bool Baseline)[] arms = [.. Benchmarks];
            string[] baseline = [.. arms.Where(a => a.Baseline).Select(a => a.Name)];
            return arms.Length == 2 && baseline.Length == 1
                ? Estimand.Ratio(baseline[0], arms.Single(a => !a.Baseline).Name)
                : throw new InvalidOperationException($"{GetType().Name} has {arms.Length} arms, {baseline.Length} of them marked as baseline: "
                    + $"override {nameof(Estimand)} unless there are two arms and one is the baseline.");
        }
    }

    /// <summary>The arms of this case, which are those that its estimand names, and whether each is the one that the others are compared with.</summary>
    internal IEnumerable<(string Name, bool Baseline)> Arms => Benchmarks.Where(b => Estimand.Arms.Contains(b.Name, StringComparer.Ordinal));

    private IEnumerable<(string Name, bool Baseline)> Benchmarks => GetType().GetMethods().Select(m => (m.Name, Mark: m.GetCustomAttribute<BenchmarkAttribute>()))
        .Where(m => m.Mark is not null).Select(m => (m.Name, m.Mark!.Baseline));

    /// <summary>
    /// The case whose samples this case asks a question of its own; null where it is measured itself. Nothing is measured twice: what a run has measured is judged anew,
    /// and where the other case is not among those wanted, it is measured with them.
    /// </summary>
    public virtual SourceCase? Source => null;

    /// <summary>The arms of a case that asks another one's samples: those of the other, unless something is left out or added.</summary>
    /// <param name="source">What was measured.</param>
    public virtual IReadOnlyList<ArmRecord> ArmsFrom(CaseRecord source) => source.Arms;

    /// <summary>
    /// The file whose pages all have to be in the page cache in every turn; null where the case is not about that. A round in which an arm read from
    /// the device is left out, and counted: what a neighbour or the host dropped meanwhile is no part of the claim. A case most of whose
    /// rounds are left out has failed. Where device reads are not counted, the file is verified after the last round instead.
    /// </summary>
    public virtual DataFile? CachedFile => null;

    /// <summary>The size of the file, and of what the experiment wants; null where that does not follow the machine.</summary>
    public virtual FileSize? FileSize => CachedFile is { } cached && cached == Workspace.WarmFile ? Workspace.Sizes.Warm : null;

    /// <summary>Unit of the samples. A sample is the time of a turn divided by <see cref="OperationsPerTurn"/>.</summary>
    public virtual string Unit => "ns/pass";

    /// <summary>How many operations one turn makes.</summary>
    public virtual long OperationsPerTurn => 1;

    /// <summary>Fewest rounds of a visit: one, or as many, even, as the counters need that must not be nothing.</summary>
    public virtual int FewestRounds => 1;

    /// <summary>Relative change of the ratio that matters against a baseline.</summary>
    public virtual double Margin => EquivalenceMargin.Usual;

    /// <summary>Stages that an arm times apart within its turns, such as map and unmap.</summary>
    public StageClock Stages { get; } = new();

    /// <summary>The counters that must agree with the explanation, per operation of each arm.</summary>
    /// <param name="counters">Everything that the arms did in the measured rounds.</param>
    public virtual IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => [];

    /// <summary>What an arm does besides what its counters tell, for the model of its cost; null where none is known, which is shown.</summary>
    /// <param name="arm">Name of the arm.</param>
    public virtual ArmWork? WorkOf(string arm) => null;

    /// <summary>Called after <see cref="AfterRounds"/> in the first sweep alone, and in every sweep that confirms: takes stages apart, profiles, counts what needs passes of its own.</summary>
    /// <returns>Rows beside those of <see cref="Mechanism"/>.</returns>
    public virtual IEnumerable<MechanismRow> TakeApart() => [];

    /// <summary>Called after the last round of every sweep, before clean-up: verifies states.</summary>
    /// <returns>Rows beside those of <see cref="Mechanism"/>.</returns>
    public virtual IEnumerable<MechanismRow> AfterRounds() => [];

    /// <summary>Measured quantities of the case, units in the names; asked for after <see cref="AfterRounds"/>.</summary>
    public virtual IReadOnlyDictionary<string, double> Quantities => new Dictionary<string, double>(StringComparer.Ordinal);
}
