namespace PerfSuite.Engines;

/// <summary>Whether a commit waits until the device has what it changed.</summary>
public enum CommitSync
{
    /// <summary>It does, as databases do unless told otherwise.</summary>
    Sync,

    /// <summary>It does not (MDB_NOSYNC): the kernel writes when it likes, and a crash of the system may cost the database.</summary>
    NoSync,
}
