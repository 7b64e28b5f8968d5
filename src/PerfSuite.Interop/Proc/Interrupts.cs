using System.Collections.Immutable;
using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>/proc/interrupts: how often each kind of interrupt reached each processor that is on line.</summary>
public sealed class Interrupts
{
    private const string TlbRow = "TLB";
    private readonly ImmutableDictionary<string, ImmutableArray<long>> _rows;

    private Interrupts(ImmutableDictionary<string, ImmutableArray<long>> rows) => _rows = rows;

    /// <summary>Whether TLB shootdowns are counted. They are interrupts on x86-64; arm64 broadcasts them without one.</summary>
    public bool HasTlbShootdowns => Has(TlbRow);

    /// <summary>TLB shootdowns of all processors together.</summary>
    /// <exception cref="InvalidOperationException">This machine does not count them.</exception>
    public long TlbShootdowns => this[TlbRow].Sum();

    /// <summary>A row's counts, one a processor; "ERR" and "MIS" have one for all.</summary>
    /// <exception cref="InvalidOperationException">This machine has no such row; ask <see cref="Has"/> before.</exception>
    public ImmutableArray<long> this[string row] => _rows.TryGetValue(row, out var counts)
        ? counts
        : throw new InvalidOperationException(
            $"/proc/interrupts has no row {row}; it has {string.Join(", ", _rows.Keys.Order(StringComparer.Ordinal))}");

    public static Interrupts Read() => Parse(File.ReadAllText("/proc/interrupts"));

    /// <exception cref="InvalidDataException">The text is not that of the file.</exception>
    public static Interrupts Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var processors = lines.Length == 0 ? 0 : Words(lines[0]).Count(word => word.StartsWith("CPU", StringComparison.Ordinal));
        if (processors == 0)
            throw new InvalidDataException("/proc/interrupts: expected a first line \"CPU0 CPU1 …\"");
        return new Interrupts(lines.Skip(1).Select(line => Row(line, processors)).ToImmutableDictionary(StringComparer.Ordinal));
    }

    public bool Has(string row) => _rows.ContainsKey(row);

    private static KeyValuePair<string, ImmutableArray<long>> Row(string line, int processors)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw new InvalidDataException($"/proc/interrupts: expected \"ROW: COUNT …\", found \"{line}\"");
        var counts = ImmutableArray.CreateBuilder<long>(processors);
        foreach (var word in Words(line[(colon + 1)..]).Take(processors))
        {
            if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                break; // The row's description: rows such as ERR have fewer counts than there are processors.
            counts.Add(count);
        }

        return KeyValuePair.Create(line[..colon].Trim(), counts.ToImmutable());
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
