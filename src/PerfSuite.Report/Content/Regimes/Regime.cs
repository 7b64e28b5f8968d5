using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Content.Regimes;

/// <summary>A way of using files in which the question "does mmap beat system calls?" has one answer.</summary>
/// <param name="Name">The regime in a few words.</param>
/// <param name="Explanation">What it means.</param>
/// <param name="Claims">The claims that measure it.</param>
/// <param name="Takes">Which of their cases belong to it; null for all.</param>
public sealed record Regime(string Name, string Explanation, IReadOnlyList<string> Claims, Func<CaseRecord, bool>? Takes = null)
{
    /// <summary>The cases of some results that belong to the regime.</summary>
    public IReadOnlyList<CaseRecord> CasesOf(ILookup<string, CaseRecord> byClaim) =>
        [.. Claims.SelectMany(claim => byClaim[claim]).Where(c => Takes is null || Takes(c))];
}
