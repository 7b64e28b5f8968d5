using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Running;

/// <summary>What was timed of a case, before it is known at which confidence the run's cases are judged.</summary>
/// <param name="Measured">The record, without a verdict.</param>
/// <param name="Size">Size of the case's file; null where that says nothing of the verdict.</param>
/// <param name="RanOut">Whether the run's time ended the case, and not its evidence.</param>
internal sealed record TimedDraft(CaseRecord Measured, FileSize? Size, bool RanOut)
{
    /// <summary>The record with its verdict. One about a smaller file than was wanted says so; and what was decided in time is decided.</summary>
    /// <param name="confidence">Of the interval.</param>
    /// <param name="spread">How much ratios usually vary from process to process.</param>
    public CaseRecord At(double confidence, ProcessVariance spread)
    {
        CaseRecord judged = OfItsSize(TimingVerdict.Judge(Measured, confidence, spread));
        return !RanOut || judged.ClaimVerdict != ClaimVerdict.Inconclusive ? judged : judged with
        {
            Status = CaseStatus.OutOfTime,
            Reason = $"The run's time ended the case after {Measured.Arms[0].Samples.Count} rounds. {judged.Reason} {OutOfTimeException.Remedy}",
        };
    }

    private CaseRecord OfItsSize(CaseRecord record) => Size is not { IsWhole: false } ? record : record with
    {
        Reason = $"{record.Reason} {Size.Regime}",
        Parameters = record.Parameters.Append(new("wantedFileBytes", Size.WantedBytes)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
    };
}
