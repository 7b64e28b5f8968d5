using System.Text.Json;

namespace PerfSuite.Judging.Storage;

/// <summary>Nulls that the serializer lets through: elements of arrays, and values of the objects that hold named facts.</summary>
internal static class JsonNulls
{
    private static readonly HashSet<string> NamedFacts = new(["parameters", "facts", "counters", "breakdown", "details", "samples"], StringComparer.Ordinal);

    /// <summary>Position in bytes of the first null that stands where a value must; −1 where there is none.</summary>
    /// <param name="json">A whole, well-formed text.</param>
    public static long FirstMisplaced(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        Stack<bool> mustHold = new();
        string name = "";
        while (reader.Read())
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartArray:
                    mustHold.Push(true);
                    break;
                case JsonTokenType.StartObject:
                    mustHold.Push(NamedFacts.Contains(name));
                    name = "";
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    mustHold.Pop();
                    break;
                case JsonTokenType.Null when mustHold.TryPeek(out bool must) && must:
                    return reader.TokenStartIndex;
            }

        return -1;
    }
}
