using System.Text.Json;

namespace PerfSuite.Judging.Storage;

/// <summary>Nulls that the serializer lets through: elements of arrays, and values of the objects that hold named facts.</summary>
internal static class JsonNulls
{
    private static readonly string[] NamedFacts = ["parameters", "facts", "counters", "breakdown", "details", "samples"];

    /// <summary>Position in bytes of the first null that stands where a value must; −1 where there is none.</summary>
    /// <param name="json">A whole, well-formed text.</param>
    public static long FirstMisplaced(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        Stack<bool> mustHold = new();
        bool isOfFacts = false;
        while (reader.Read())
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    isOfFacts = IsOfFacts(ref reader);
                    break;
                case JsonTokenType.StartArray:
                    mustHold.Push(true);
                    isOfFacts = false;
                    break;
                case JsonTokenType.StartObject:
                    mustHold.Push(isOfFacts);
                    isOfFacts = false;
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    mustHold.Pop();
                    break;
                case JsonTokenType.Null when mustHold.TryPeek(out bool must) && must:
                    return reader.TokenStartIndex;
            }

        return -1;
    }

    private static bool IsOfFacts(ref Utf8JsonReader name)
    {
        foreach (string facts in NamedFacts)
            if (name.ValueTextEquals(facts))
                return true;
        return false;
    }
}
