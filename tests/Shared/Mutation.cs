using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PerfSuite.Tests.Shared;

/// <summary>A file with something wrong: its text cut off, a piece lost or doubled, another character; or, where it is JSON, its values lost, exchanged, repeated or out of their range while the shape stays right.</summary>
internal static class Mutation
{
    private const string CountVariable = "PERFSUITE_MUTATIONS";

    private static readonly string[] Values =
    [
        "null", "0", "-1", "1e999", "NaN", "\"\"", "[]", "{}", "true", "\"../../x\"", "1e-320", "1e308", "99999999999999999999", "{\"a\":", "\u0000",
        "\"Supported\"", "[null]", "\"\\ud800\"", "\"\\u001b[2J\"", "2147483648", "-9223372036854775808",
    ];

    private static readonly double[] Factors = [-1, 0, 1e-9, 0.5, 1.0000001, 2, 1e9, 1e300];

    /// <summary>How many are tried: as many as the variable <c>PERFSUITE_MUTATIONS</c> says, else <paramref name="usual"/>.</summary>
    public static int Count(int usual) => Environment.GetEnvironmentVariable(CountVariable) switch
    {
        null or "" => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => count,
        var text => throw new InvalidOperationException($"{CountVariable} is \"{text}\"; expected a whole number above 0, or nothing for the usual."),
    };

    /// <summary>A text with one thing wrong.</summary>
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

    /// <summary>A JSON text with one thing wrong in it, or up to three of its values.</summary>
    public static string OfJson(string valid, Random random)
    {
        if (random.Next(2) == 0)
            return Of(valid, random);
        JsonNode root = JsonNode.Parse(valid)!;
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            JsonNode?[] all = [.. Below(root)];
            if (all.Length > 0 && all[random.Next(all.Length)] is { } node)
                Change(node, all, random);
        }

        return root.ToJsonString();
    }

    /// <summary>Bytes with one to eight things wrong.</summary>
    public static byte[] Of(byte[] valid, Random random)
    {
        byte[] bytes = random.Next(8) == 0 ? valid[..random.Next(valid.Length)] : [.. valid];
        for (int changes = random.Next(1, 9); changes > 0 && bytes.Length > 0; changes--)
            bytes[random.Next(bytes.Length)] = random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) };
        return bytes;
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

    private static IEnumerable<JsonNode?> Below(JsonNode node) => node switch
    {
        JsonObject of => of.SelectMany(p => p.Value is null ? [] : Below(p.Value).Prepend(p.Value)),
        JsonArray of => of.SelectMany(n => n is null ? [] : Below(n).Prepend(n)),
        _ => [],
    };

    private static void Change(JsonNode node, JsonNode?[] all, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                Remove(node);
                break;
            case 1:
                node.ReplaceWith(all[random.Next(all.Length)]!.DeepClone());
                break;
            case 2 when node.Parent is JsonArray among:
                for (int times = 1 << random.Next(12); times > 0; times--)
                    among.Add(node.DeepClone());
                break;
            case 3 when node is JsonValue value && value.TryGetValue(out double number) && number * Factors[random.Next(Factors.Length)] is var other && double.IsFinite(other):
                node.ReplaceWith(other);
                break;
            case 4 when node is JsonValue value && value.TryGetValue(out string? text):
                node.ReplaceWith(random.Next(3) switch { 0 => text + new string('x', 1 << random.Next(17)), 1 => text + "\u001b]0;x\u0007\u202e", _ => text[..(text.Length / 2)] });
                break;
            default:
                node.ReplaceWith(JsonNode.Parse(Parseable(random)));
                break;
        }
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonObject of)
            of.Remove(node.GetPropertyName());
        else
            node.Parent!.AsArray().Remove(node);
    }

    /// <summary>What a tree of JSON values can hold.</summary>
    private static string Parseable(Random random)
    {
        string value = Value(random);
        return value is "NaN" or "{\"a\":" or "\u0000" or "\"\\ud800\"" ? "null" : value;
    }
}
