namespace PerfSuite.Judging.Records;

/// <summary>How a claim is judged.</summary>
public enum ClaimKind
{
    /// <summary>By paired times of two or more arms.</summary>
    Timing,

    /// <summary>By exact counters or states; no clock.</summary>
    Mechanism,
}
