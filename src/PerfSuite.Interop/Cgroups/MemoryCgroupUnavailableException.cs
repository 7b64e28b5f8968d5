namespace PerfSuite.Interop;

/// <summary>This process cannot make a group with a memory limit.</summary>
public sealed class MemoryCgroupUnavailableException : IOException
{
    public MemoryCgroupUnavailableException(string reason, string remedy, Exception? cause = null)
        : base($"{reason}; remedy: {remedy}", cause)
    {
        Reason = reason;
        Remedy = remedy;
    }

    public string Reason { get; }

    public string Remedy { get; }
}
