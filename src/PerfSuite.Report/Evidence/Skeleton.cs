using System.Text;

namespace PerfSuite.Report.Evidence;

/// <summary>A JSON text with its long lists of numbers taken out, and those lists as columns. Put together again they are the very same text.</summary>
/// <param name="Text">The text; a <see cref="Gap"/> stands for each column, in order.</param>
/// <param name="Columns">The lists.</param>
internal sealed record Skeleton(string Text, IReadOnlyList<NumberColumn> Columns)
{
    /// <summary>A control character never stands in JSON as it is.</summary>
    public const char Gap = '\u0001';

    private const int ShortestList = 24;

    public static Skeleton Of(string json)
    {
        StringBuilder text = new(json.Length / 4);
        List<NumberColumn> columns = [];
        int kept = 0;
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
                i = EndOfString(json, i);
            else if (json[i] == '[' && json.IndexOf(']', i) is var end && end - i > ShortestList
                && NumberColumn.Parse(json.AsSpan(i + 1, end - i - 1)) is { } column)
            {
                text.Append(json, kept, i + 1 - kept).Append(Gap);
                columns.Add(column);
                kept = i = end;
            }
        }

        return new Skeleton(text.Append(json, kept, json.Length - kept).ToString(), columns);
    }

    /// <summary>The text that was taken apart.</summary>
    /// <exception cref="InvalidDataException">There are more gaps than columns, or fewer.</exception>
    public string Joined()
    {
        string[] parts = Text.Split(Gap);
        if (parts.Length != Columns.Count + 1)
            throw new InvalidDataException($"there are {parts.Length - 1} gaps for {Columns.Count} lists of numbers.");
        StringBuilder text = new(parts[0]);
        for (int i = 0; i < Columns.Count; i++)
            text.Append(Columns[i].ToString()).Append(parts[i + 1]);
        return text.ToString();
    }

    /// <summary>Place of the quotation mark that ends a string.</summary>
    private static int EndOfString(string json, int start)
    {
        int i = start + 1;
        while (i < json.Length && json[i] != '"')
            i += json[i] == '\\' ? 2 : 1;
        return i;
    }
}
