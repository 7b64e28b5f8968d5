using System.Globalization;

namespace PerfSuite.Report.Evidence;

/// <summary>
/// A list of decimal numbers as whole numbers around a centre: value = (centre + offset) × 10^−decimals. Neighbouring samples differ in
/// their last digits only, so that the offsets are small and their bytes compress to little more than their noise.
/// </summary>
/// <param name="Decimals">Digits after the point; negative where all numbers end in zeros.</param>
/// <param name="Centre">The median, as a whole number.</param>
/// <param name="Offsets">The distances from the centre, folded: 0, −1, 1, −2 … become 0, 1, 2, 3 …</param>
internal sealed record NumberColumn(int Decimals, long Centre, uint[] Offsets)
{
    /// <summary>Whole numbers up to here are exact in every reader, JavaScript's among them.</summary>
    private const long Largest = 1L << 52;

    /// <summary>Digits after the point, or zeros before it, that are worth shifting by.</summary>
    private const int MostShift = 15;

    /// <summary>The column of a list as JSON writes it; null where it would not give back the very same text.</summary>
    /// <param name="text">Numbers separated by a comma and a space.</param>
    public static NumberColumn? Parse(ReadOnlySpan<char> text)
    {
        List<decimal> numbers = [];
        int decimals = -MostShift;
        foreach (Range part in text.Split(", "))
        {
            if (!decimal.TryParse(text[part], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number))
                return null;
            numbers.Add(number);
            decimals = Math.Max(decimals, DecimalsOf(text[part]));
        }

        return decimals <= MostShift && Of(numbers, decimals) is { } column && text.SequenceEqual(column.ToString()) ? column : null;
    }

    /// <summary>The list as JSON writes it.</summary>
    public override string ToString() => string.Join(", ", Offsets.Select(o => Text(Centre + ((o & 1) == 0 ? o >> 1 : -(o >> 1) - 1L))));

    private static NumberColumn? Of(List<decimal> numbers, int decimals)
    {
        decimal unit = 1;
        for (int i = 0; i < Math.Abs(decimals); i++)
            unit *= 10;
        long[] wholes = new long[numbers.Count];
        for (int i = 0; i < wholes.Length; i++)
        {
            decimal whole = decimals >= 0 ? numbers[i] * unit : numbers[i] / unit;
            if (Math.Abs(whole) > Largest || whole != decimal.Truncate(whole))
                return null;
            wholes[i] = (long)whole;
        }

        long centre = wholes.Order().ElementAt(wholes.Length / 2);
        return wholes.All(w => Math.Abs(w - centre) < int.MaxValue)
            ? new NumberColumn(decimals, centre, [.. wholes.Select(w => Fold(w - centre))]) : null;
    }

    private static uint Fold(long offset) => (uint)(offset >= 0 ? offset * 2 : (-offset * 2) - 1);

    private string Text(long whole)
    {
        if (Decimals <= 0)
            return whole == 0 ? "0" : whole.ToString(CultureInfo.InvariantCulture) + new string('0', -Decimals);
        string digits = Math.Abs(whole).ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        string fraction = digits[^Decimals..].TrimEnd('0');
        return (whole < 0 ? "-" : "") + digits[..^Decimals] + (fraction.Length == 0 ? "" : "." + fraction);
    }

    /// <summary>Digits after the point, or minus the number of zeros at the end.</summary>
    private static int DecimalsOf(ReadOnlySpan<char> number)
    {
        int point = number.IndexOf('.');
        return point >= 0 ? number.Length - point - 1 : number.Length - number.TrimEnd('0').Length is var zeros && zeros == number.Length ? -MostShift : -zeros;
    }
}
