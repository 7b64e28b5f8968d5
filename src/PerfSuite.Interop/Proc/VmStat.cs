namespace PerfSuite.Interop;

/// <summary>/proc/vmstat: the memory management's counters of the whole machine, by name.</summary>
public sealed class VmStat
{
    private readonly NamedRows _rows;

    private VmStat(NamedRows rows) => _rows = rows;

    public IEnumerable<string> Names => _rows.Names;

    /// <exception cref="InvalidDataException">This kernel has no such counter; ask <see cref="Has"/> before.</exception>
    public long this[string name] => _rows.Count(name);

    public static VmStat Read() => Parse(File.ReadAllText("/proc/vmstat"));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static VmStat Parse(string text) => new(NamedRows.Parse(text, "/proc/vmstat"));

    public bool Has(string name) => _rows.Has(name);
}
