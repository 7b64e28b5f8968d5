using System.Text;

namespace PerfSuite.Report.Wording;

/// <summary>Parameters and facts carry their unit in their name (<c>fileBytes</c>, <c>blockKiB</c>, <c>touchedShare</c>): name and value as people read them.</summary>
public static class NamedValue
{
    private static readonly string[] Units =
        ["Bytes", "KiB", "MiB", "GiB", "Nanoseconds", "Ns", "Microseconds", "Milliseconds", "Seconds", "Share"];

    /// <summary>The name in words, without the unit that the value will show: <c>fileBytes</c> is "file".</summary>
    public static string Label(string name) => Words(UnitOf(name) is { } unit && name.Length > unit.Length ? name[..^unit.Length] : name);

    /// <summary>The value with the unit of its name.</summary>
    public static string Value(string name, object value) => value switch
    {
        bool yes => yes ? "yes" : "no",
        string text => text,
        _ => Value(name, Convert.ToDouble(value)),
    };

    /// <inheritdoc cref="Value(string, object)"/>
    public static string Value(string name, double value) => UnitOf(name) switch
    {
        "Bytes" => Quantity.Bytes(value),
        "KiB" => Quantity.Bytes(value * 1024),
        "MiB" => Quantity.Bytes(value * (1 << 20)),
        "GiB" => Quantity.Bytes(value * (1 << 30)),
        "Nanoseconds" or "Ns" => Quantity.Time(value),
        "Microseconds" => Quantity.Time(value * 1e3),
        "Milliseconds" => Quantity.Time(value * 1e6),
        "Seconds" => Quantity.Time(value * 1e9),
        "Share" => Number.Percent(value),
        _ when name.StartsWith("bytesPer", StringComparison.Ordinal) => Quantity.Bytes(value),
        _ => Number.Plain(value),
    };

    /// <summary>Bytes where the name's unit is one of memory; null elsewhere.</summary>
    public static double? AsBytes(string name, double value) => UnitOf(name) switch
    {
        "Bytes" => value,
        "KiB" => value * 1024,
        "MiB" => value * (1 << 20),
        "GiB" => value * (1 << 30),
        _ => null,
    };

    /// <summary>A camelCase name as words: <c>voluntarySwitches</c> is "voluntary switches"; names that hold spaces stay as they are.</summary>
    public static string Words(string name)
    {
        if (name.Contains(' ', StringComparison.Ordinal))
            return name;
        StringBuilder spaced = new();
        for (int i = 0; i < name.Length; i++)
            (i > 0 && BeginsWord(name, i) ? spaced.Append(' ') : spaced).Append(name[i]);
        return string.Join(' ', spaced.ToString().Split(' ').Select(Lower));
    }

    private static string? UnitOf(string name) => Array.Find(Units, unit => name.EndsWith(unit, StringComparison.Ordinal));

    /// <summary>An abbreviation keeps its capitals.</summary>
    private static string Lower(string word) => word.Length > 1 && !word.Any(char.IsLower) ? word : word.ToLowerInvariant();

    private static bool BeginsWord(string name, int i) => char.IsUpper(name[i])
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
