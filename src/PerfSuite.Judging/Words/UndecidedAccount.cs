using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Words;

/// <summary>That something is neither a success nor a failure.</summary>
public static class UndecidedAccount
{
    /// <summary>What the account begins with; `ci/comment.sh` looks for it.</summary>
    public const string Mark = "Undecided:";

    private const int MostNamed = 5;

    /// <summary>One sentence or two; null where something is red, which says more, or where all is settled.</summary>
    public static string? Of(SuiteResults results)
    {
        IReadOnlyList<CaseRecord> cases = results.IsRed ? [] : Undecided.Among(results.Cases);
        return cases.Count == 0 ? null
            : $"{Mark} {Count.Of(cases.Count, "case")} may be slower by more than the margin, which is neither shown nor refuted: {string.Join("; ", cases.Take(MostNamed).Select(c => c.Name))}"
                + $"{(cases.Count > MostNamed ? $" and {cases.Count - MostNamed} more" : "")}. This is no success and no failure; more sweeps or processes, or a quieter machine, may tell.";
    }
}
