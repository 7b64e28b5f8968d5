using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Verdicts;

/// <summary>From evidence to the claim verdict. Three-way: what is not shown is not decided.</summary>
public static class ClaimRule
{
    /// <summary>A timing claim: where does the whole interval lie?</summary>
    public static ClaimVerdict Judge(Interval ratio, Region region) =>
        region.Contains(ratio) ? ClaimVerdict.Supported
        : region.Excludes(ratio) ? ClaimVerdict.Contradicted
        : ClaimVerdict.Inconclusive;

    /// <summary>A mechanism claim: does every row hold? No row is no evidence.</summary>
    public static ClaimVerdict Judge(IReadOnlyList<MechanismRow> rows) =>
        rows.Count == 0 ? ClaimVerdict.Inconclusive
        : rows.All(row => row.Holds) ? ClaimVerdict.Supported
        : ClaimVerdict.Contradicted;
}
