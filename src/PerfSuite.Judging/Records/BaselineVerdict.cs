namespace PerfSuite.Judging.Records;

/// <summary>How a case compares with what was measured and accepted before.</summary>
public enum BaselineVerdict
{
    /// <summary>The whole interval of the change lies above the margin.</summary>
    Improved,

    /// <summary>Equivalence is shown: the whole interval of the change lies within the margin.</summary>
    Unchanged,

    /// <summary>The whole interval of the change lies below the margin.</summary>
    Regressed,

    /// <summary>The interval of the change crosses the margin.</summary>
    Inconclusive,

    /// <summary>Nothing accepted to compare with.</summary>
    NoBaseline,

    /// <summary>What was accepted is of another experiment: other sizes, other arms, another ratio.</summary>
    NotComparable,
}
