using System.Buffers;
using System.Globalization;

namespace PerfSuite.Judging.Records;

/// <summary>Sizes as people write them: <c>4096</c>, <c>64KiB</c>, <c>1.5 GiB</c>; binary units only.</summary>
public static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] Units = [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("B", 1)];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>The size in the largest unit that it is a multiple of a hundredth of.</summary>
    public static string Text(long bytes)
    {
        (string unit, long size) = Array.Find(Units, u => bytes >= u.Bytes) is { Bytes: > 0 } found ? found : Units[^1];
        return string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / size:0.##} {unit}");
    }

    /// <summary>Reads a size. K, M and G stand for KiB, MiB and GiB.</summary>
    /// <returns>False where the text is no size, or none of whole bytes above 0.</returns>
    public static bool TryParse(string text, out long bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        int unitAt = trimmed.AsSpan().IndexOfAnyExcept(NumberCharacters) is var at and >= 0 ? at : trimmed.Length;
        string unit = trimmed[unitAt..].Trim();
        long factor = unit.Length == 0 ? 1 : Units.FirstOrDefault(u => u.Unit.Equals(unit, StringComparison.OrdinalIgnoreCase)
            || (u.Bytes > 1 && u.Unit[..1].Equals(unit, StringComparison.OrdinalIgnoreCase))).Bytes;
        bool valid = decimal.TryParse(trimmed[..unitAt], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && factor > 0 && number > 0 && number <= long.MaxValue / factor && decimal.Truncate(number * factor) == number * factor;
        bytes = valid ? (long)(number * factor) : 0;
        return valid;
    }
}
