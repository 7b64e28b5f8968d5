namespace PerfSuite.Engines;

/// <summary>How many transactions the lookups of a turn have.</summary>
public enum LookupTransaction
{
    /// <summary>Each lookup has its own: the engine locks, looks whether somebody has changed the file, reads and unlocks.</summary>
    Each,

    /// <summary>All lookups of a turn have one.</summary>
    One,
}
