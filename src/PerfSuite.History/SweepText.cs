using System.Buffers.Text;
using System.Globalization;

namespace PerfSuite.History;

/// <summary>The ratios of a point's sweeps as a history keeps them: decimal numbers with spaces between, in ASCII. A run has thousands of them, and most of the time that it takes to write one went by here.</summary>
internal static class SweepText
{
    /// <summary>Digits, sign, point, exponent and a space.</summary>
    private const int LongestNumber = 26;

    /// <summary>As many decimals as a number of five digits has that is not below <see cref="Least"/>.</summary>
    private const int Decimals = 7;

    private const double Least = 0.001, Most = 100_000, Scale = 1e7;

    public static int MostBytes(int sweeps) => sweeps * LongestNumber;

    /// <param name="sweeps">Numbers of at most five digits; others are written too.</param>
    /// <param name="text">Of <see cref="MostBytes"/>.</param>
    /// <returns>How much of the text was written.</returns>
    public static int Write(IReadOnlyList<double> sweeps, Span<byte> text)
    {
        int length = 0;
        for (int i = 0; i < sweeps.Count; i++)
        {
            if (i > 0)
                text[length++] = (byte)' ';
            length += Write(sweeps[i], text[length..]);
        }

        return length;
    }

    private static int Write(double value, Span<byte> text)
    {
        long scaled = value is >= Least and < Most ? (long)Math.Round(value * Scale) : 0;
        if (scaled / Scale != value) // It has more digits, or is none of these.
        {
            value.TryFormat(text, out int general, default, CultureInfo.InvariantCulture);
            return general;
        }

        (long whole, long part) = Math.DivRem(scaled, (long)Scale);
        Utf8Formatter.TryFormat(whole, text, out int length);
        if (part == 0)
            return length;
        text[length] = (byte)'.';
        for (int i = length + Decimals; i > length; i--, part /= 10)
            text[i] = (byte)('0' + (part % 10));
        length += Decimals;
        while (text[length] == '0')
            length--;
        return length + 1;
    }
}
