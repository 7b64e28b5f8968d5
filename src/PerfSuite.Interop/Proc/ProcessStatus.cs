namespace PerfSuite.Interop;

/// <summary>/proc/PID/status. Sizes are in bytes. A kernel thread and a zombie have no sizes; reading one throws.</summary>
/// <remarks>A size that is read throws <see cref="InvalidDataException"/> where the text has no such row.</remarks>
public sealed class ProcessStatus
{
    private readonly NamedRows _rows;

    private ProcessStatus(NamedRows rows) => _rows = rows;

    public string Name => _rows.Text("Name");

    /// <summary>As in "R (running)".</summary>
    public string State => _rows.Text("State");

    /// <summary>Whether the process has memory of its own, and so sizes.</summary>
    public bool HasMemory => _rows.Has("VmSize");

    /// <summary>Address space in use.</summary>
    public long VmSize => _rows.Bytes("VmSize");

    /// <summary>The most address space that was in use.</summary>
    public long VmPeak => _rows.Bytes("VmPeak");

    /// <summary>Resident memory: anonymous, file and shared together.</summary>
    public long VmRSS => _rows.Bytes("VmRSS");

    /// <summary>The most memory that was resident.</summary>
    public long VmHWM => _rows.Bytes("VmHWM");

    public long RssAnon => _rows.Bytes("RssAnon");

    public long RssFile => _rows.Bytes("RssFile");

    public long RssShmem => _rows.Bytes("RssShmem");

    public long VmLck => _rows.Bytes("VmLck");

    /// <summary>Page tables.</summary>
    public long VmPTE => _rows.Bytes("VmPTE");

    public long VmSwap => _rows.Bytes("VmSwap");

    public int Threads => checked((int)_rows.Count("Threads"));

    /// <summary>Of this process.</summary>
    public static ProcessStatus Read() => Read(Environment.ProcessId);

    /// <exception cref="IOException">There is no such process.</exception>
    public static ProcessStatus Read(int processId) => Parse(File.ReadAllText($"/proc/{processId}/status"));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static ProcessStatus Parse(string text) => new(NamedRows.Parse(text, "/proc/PID/status"));
}
