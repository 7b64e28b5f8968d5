using System.Text;

namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>A text with one thing wrong: cut off, a piece lost or doubled, another character, another value.</summary>
internal static class Mutation
{
    private static readonly string[] Values =
    [
        "null", "0", "-1", "1e999", "NaN", "\"\"", "[]", "{}", "true", "\"../../x\"", "1e-320", "1e308", "99999999999999999999", "{\"a\":", "\u0000",
        "\"Supported\"", "[null]",
    ];

    public static string Of(string valid, Random random)
    {
        StringBuilder text = new(valid);
        int at = random.Next(text.Length);
        return random.Next(6) switch
        {
            0 => valid[..at],
            1 => text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at)).ToString(),
            2 => text.Insert(at, valid[at..Math.Min(valid.Length, at + random.Next(1, 200))]).ToString(),
            3 => text.Remove(at, 1).Insert(at, (char)random.Next(32, 127)).ToString(),
            4 => text.Insert(at, Value(random)).ToString(),
            _ => WithAnotherValue(valid, at, Value(random)),
        };
    }

    private static string Value(Random random) => Values[random.Next(Values.Length)];

    /// <summary>Another value for the next field: the shape stays right, the content does not.</summary>
    private static string WithAnotherValue(string valid, int at, string value)
    {
        int colon = valid.IndexOf("\":", at, StringComparison.Ordinal);
        if (colon < 0)
            return valid[..at];
        int start = colon + 2, end = valid.IndexOfAny([',', '\n', '}'], start);
        return string.Concat(valid.AsSpan(0, start), value, valid.AsSpan(end));
    }
}
