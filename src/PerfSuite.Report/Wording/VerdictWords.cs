using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Wording;

/// <summary>Verdicts as people read them, and as style sheets and filters name them.</summary>
public static class VerdictWords
{
    public static string Label(ClaimVerdict verdict) => verdict == ClaimVerdict.NotApplicable ? "Not applicable" : verdict.ToString();

    public static string Label(BaselineVerdict verdict) => verdict switch
    {
        BaselineVerdict.NoBaseline => "No baseline",
        BaselineVerdict.NotComparable => "Not comparable",
        _ => verdict.ToString(),
    };

    public static string Label(Expectation expectation) =>
        expectation == Expectation.MachineDependent ? "Depends on the machine" : expectation.ToString();

    /// <summary>Name of the verdict's class and of its shape.</summary>
    public static string Key(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Supported => "yes",
        ClaimVerdict.Contradicted => "no",
        ClaimVerdict.NotApplicable => "na",
        _ => "open",
    };

    /// <inheritdoc cref="Key(ClaimVerdict)"/>
    public static string Key(BaselineVerdict verdict) => verdict switch
    {
        BaselineVerdict.Improved => "better",
        BaselineVerdict.Unchanged => "same",
        BaselineVerdict.Regressed => "worse",
        BaselineVerdict.NoBaseline or BaselineVerdict.NotComparable => "none",
        _ => "unsure",
    };
}
