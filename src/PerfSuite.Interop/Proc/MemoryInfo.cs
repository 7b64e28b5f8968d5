namespace PerfSuite.Interop;

/// <summary>/proc/meminfo: the machine's memory in bytes.</summary>
/// <remarks>A size that is read throws <see cref="InvalidDataException"/> where the text has no such row.</remarks>
public sealed class MemoryInfo
{
    private readonly NamedRows _rows;

    private MemoryInfo(NamedRows rows) => _rows = rows;

    public long MemTotal => _rows.Bytes("MemTotal");

    public long MemFree => _rows.Bytes("MemFree");

    /// <summary>What a new program can have without swapping, as the kernel estimates it.</summary>
    public long MemAvailable => _rows.Bytes("MemAvailable");

    /// <summary>The page cache.</summary>
    public long Cached => _rows.Bytes("Cached");

    public long Dirty => _rows.Bytes("Dirty");

    public long Writeback => _rows.Bytes("Writeback");

    public long SwapTotal => _rows.Bytes("SwapTotal");

    public long SwapFree => _rows.Bytes("SwapFree");

    public static MemoryInfo Read() => Parse(File.ReadAllText("/proc/meminfo"));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static MemoryInfo Parse(string text) => new(NamedRows.Parse(text, "/proc/meminfo"));
}
