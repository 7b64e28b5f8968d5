namespace PerfSuite.Judging.Records;

/// <summary>What the evidence of one run says of a claim, on this machine.</summary>
public enum ClaimVerdict
{
    /// <summary>The whole interval lies on the claim's side; for a mechanism claim, every row holds.</summary>
    Supported,

    /// <summary>The whole interval lies on the other side; for a mechanism claim, a row does not hold.</summary>
    Contradicted,

    /// <summary>The interval straddles the claim's limit at the end of the time budget, or the case failed to run.</summary>
    Inconclusive,

    /// <summary>This machine cannot run the case; the reason and the remedy stand beside it.</summary>
    NotApplicable,
}
