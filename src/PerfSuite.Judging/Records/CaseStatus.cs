namespace PerfSuite.Judging.Records;

/// <summary>How a case ended.</summary>
public enum CaseStatus
{
    /// <summary>It was measured as long as its evidence asked for, or as its profile allows.</summary>
    Measured,

    /// <summary>The run's time budget ended it, or left nothing for it, before it was decided.</summary>
    OutOfTime,

    /// <summary>It threw: the claim's own code failed.</summary>
    Failed,

    /// <summary>This machine cannot run it.</summary>
    NotApplicable,

    /// <summary>The run was interrupted before it ended.</summary>
    Cancelled,
}
