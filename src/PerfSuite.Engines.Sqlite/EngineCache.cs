namespace PerfSuite.Engines;

/// <summary>How much of a database the engine's own cache holds.</summary>
public enum EngineCache
{
    /// <summary>What it holds unless told otherwise: 2,000 KiB in SQLite.</summary>
    Default,

    /// <summary>All of the database.</summary>
    HoldsAll,
}
