using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>A text of rows "Name: value" or "name value", as /proc and the memory cgroup write them.</summary>
internal sealed class NamedRows
{
    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);
    private readonly string _source;

    private NamedRows(string source) => _source = source;

    internal IEnumerable<string> Names => _rows.Keys;

    /// <exception cref="InvalidDataException">A line has no value, or a name comes twice.</exception>
    internal static NamedRows Parse(string text, string source)
    {
        var rows = new NamedRows(source);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length == 0)
                continue;
            var nameEnd = line.IndexOfAny([':', ' ', '\t']);
            if (nameEnd <= 0)
                throw new InvalidDataException($"{source}, line {i + 1}: expected a name and a value, found \"{line}\"");
            if (!rows._rows.TryAdd(line[..nameEnd], line[(nameEnd + 1)..].Trim()))
                throw new InvalidDataException($"{source}, line {i + 1}: the row {line[..nameEnd]} comes twice");
        }

        return rows;
    }

    internal bool Has(string name) => _rows.ContainsKey(name);

    /// <exception cref="InvalidDataException">There is no such row.</exception>
    internal string Text(string name) => _rows.TryGetValue(name, out var value)
        ? value
        : throw new InvalidDataException($"{_source} has no row {name}; it has {string.Join(", ", _rows.Keys)}");

    /// <exception cref="InvalidDataException">There is no such row, or it is no number.</exception>
    internal long Count(string name) => Number(name, Text(name));

    /// <summary>The row's size in bytes; the kernel writes it in "kB" and means KiB.</summary>
    /// <exception cref="InvalidDataException">There is no such row, or it is no size.</exception>
    internal long Bytes(string name)
    {
        const string unit = " kB";
        var value = Text(name);
        return value.EndsWith(unit, StringComparison.Ordinal)
            ? Number(name, value[..^unit.Length]) * 1024
            : throw new InvalidDataException($"{_source}: expected {name} in kB, found \"{value}\"");
    }

    private long Number(string name, string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"{_source}: expected a number as {name}, found \"{value}\"");
}
