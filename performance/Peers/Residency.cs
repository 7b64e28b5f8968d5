namespace PerfSuite.Performance.Peers;

/// <summary>What the page cache holds of the file when a pass begins.</summary>
internal enum Residency
{
    /// <summary>Every page.</summary>
    Warm,

    /// <summary>No page.</summary>
    Cold,
}
