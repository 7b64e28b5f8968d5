using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Paths.Checking;

/// <summary>How advice compares with a direct measurement.</summary>
public enum AdviceOutcome
{
    /// <summary>The advised path was the fastest.</summary>
    Right,

    /// <summary>Another one was faster, by no more than the margin.</summary>
    WithinMargin,

    /// <summary>Another one was faster by more, but the measurement leaves it open whether that is so.</summary>
    InDoubt,

    /// <summary>Another one was faster by more than the margin, beyond doubt.</summary>
    Wrong,
}

/// <summary>One held-out workload.</summary>
/// <param name="Workload">What was read.</param>
/// <param name="Advised">The path that the map advised.</param>
/// <param name="Fastest">The path that was the fastest when measured.</param>
/// <param name="Loss">Time of the advised path ÷ time of the fastest one, measured.</param>
/// <param name="Expected">The advised path's expected speed against the baseline.</param>
/// <param name="Measured">Its measured speed.</param>
/// <param name="Outcome">What that means.</param>
public sealed record CheckedAdvice(ReadWorkload Workload, string Advised, string Fastest, double Loss, Interval Expected, Interval Measured, AdviceOutcome Outcome)
{
    /// <summary>Compares an advice with what was measured.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="advised">The advised path.</param>
    /// <param name="expected">Its expected speed.</param>
    /// <param name="cell">The measurement; it has the advised path.</param>
    /// <param name="margin">Relative loss that does not matter.</param>
    public static CheckedAdvice Of(ReadWorkload workload, string advised, Interval expected, MapCell cell, double margin)
    {
        PathRecord fastest = cell.Winner ?? throw new ArgumentException($"The cell {workload} was not measured: {cell.Reason}", nameof(cell));
        PathRecord taken = cell.Paths.Single(p => p.Path == advised);
        double loss = fastest.Speed.Estimate / taken.Speed.Estimate;
        EquivalenceMargin matters = new(margin);
        AdviceOutcome outcome = taken == fastest ? AdviceOutcome.Right
            : !matters.IsLoss(1 / loss) ? AdviceOutcome.WithinMargin
            : !matters.IsLoss(taken.Speed.Upper / fastest.Speed.Lower) ? AdviceOutcome.InDoubt
            : AdviceOutcome.Wrong;
        return new CheckedAdvice(workload, advised, fastest.Path, Significant.Digits(loss, 4), expected, taken.Speed, outcome);
    }
}

/// <summary>A check of a map's advice.</summary>
/// <param name="StartedUtc">When.</param>
/// <param name="Margin">Relative loss that does not matter.</param>
/// <param name="Checked">One row a workload.</param>
/// <param name="NotMeasured">Workloads that could not be measured, with the reason.</param>
public sealed record AdviceCheck(DateTimeOffset StartedUtc, double Margin, IReadOnlyList<CheckedAdvice> Checked, IReadOnlyList<string> NotMeasured)
{
    /// <summary>Share of the workloads where the advice was right or lost no more than the margin.</summary>
    public double GoodShare => Checked.Count == 0 ? 0 : (double)Count(AdviceOutcome.Right, AdviceOutcome.WithinMargin) / Checked.Count;

    /// <summary>How many had one of these outcomes.</summary>
    public int Count(params ReadOnlySpan<AdviceOutcome> outcomes)
    {
        int count = 0;
        foreach (CheckedAdvice one in Checked)
            count += outcomes.Contains(one.Outcome) ? 1 : 0;
        return count;
    }
}
