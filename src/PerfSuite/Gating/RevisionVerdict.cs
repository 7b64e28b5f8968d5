using PerfSuite.Judging.Records;

namespace PerfSuite.Gating;

/// <summary>What a gate of a revision against a good one says of a change that is looked for.</summary>
public enum RevisionVerdict
{
    /// <summary>The change is not there.</summary>
    Good,

    /// <summary>The change is there.</summary>
    Bad,

    /// <summary>The gate cannot tell, or there was none: git is told to skip it.</summary>
    Unknown,
}

/// <summary>Judges revisions between a good and a bad one.</summary>
public static class Revisions
{
    /// <summary>Bad where one of the cases is red again, good where all have been shown to be without the change.</summary>
    /// <param name="judged">The revision against the good one.</param>
    /// <param name="reds">What is red of the bad one against the good one.</param>
    public static RevisionVerdict Judge(SuiteResults judged, IReadOnlyCollection<CaseRecord> reds)
    {
        RevisionVerdict[] each = [.. reds.Select(red => judged.Cases.FirstOrDefault(c => c.Name == red.Name) is { } here ? Judge(here, red) : RevisionVerdict.Unknown)];
        return each.Contains(RevisionVerdict.Bad) ? RevisionVerdict.Bad : each.All(v => v == RevisionVerdict.Good) ? RevisionVerdict.Good : RevisionVerdict.Unknown;
    }

    private static RevisionVerdict Judge(CaseRecord here, CaseRecord red) =>
        here.Red ? IsAlike(here, red) ? RevisionVerdict.Bad : RevisionVerdict.Unknown
        : IsWithout(here, red) ? RevisionVerdict.Good
        : RevisionVerdict.Unknown;

    /// <summary>A case that is red because its claim is not there yet, or fails for another reason, is not the one that was slow.</summary>
    private static bool IsAlike(CaseRecord here, CaseRecord red) => (here.Standing, here.Status) == (red.Standing, red.Status);

    private static bool IsWithout(CaseRecord here, CaseRecord red) => here.Baseline?.Change is { } change && red.Baseline?.Change is { } changed
        ? change.Lower > changed.Estimate
        : here.ClaimVerdict is ClaimVerdict.Supported or ClaimVerdict.Contradicted;
}
