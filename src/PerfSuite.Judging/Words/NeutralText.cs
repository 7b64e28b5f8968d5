using System.Globalization;
using System.Text;

namespace PerfSuite.Judging.Words;

/// <summary>Text of unknown origin without what acts instead of being read: escape sequences of terminals, marks that turn the direction of writing, characters
/// without width, commands of build servers. Every output calls it at its edge, so that nobody has to know which text came from a file.</summary>
public static class NeutralText
{
    /// <summary>Stands for what was taken out, one for one: widths stay.</summary>
    public const char Instead = '\uFFFD';

    /// <summary>The text with everything that acts replaced; line ends and tabs stay.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        StringBuilder kept = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                kept.Append(CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.Format ? $"{Instead}{Instead}" : text.Substring(i, 2));
                i++;
            }
            else
            {
                kept.Append(Acts(text[i]) ? Instead : text[i]);
            }
        }

        return kept.ToString();
    }

    /// <summary>The same in one line.</summary>
    public static string OneLine(string text) => string.Concat(Of(text).Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>The text without what a build server would take for a command: <c>::</c> first in a line, <c>##[</c> anywhere.</summary>
    /// <param name="text">A piece of a line, or lines.</param>
    /// <param name="isFirst">Whether nothing but blanks stands before it in its line.</param>
    public static string WithoutCommands(string text, bool isFirst)
    {
        string[] lines = text.Replace("##[", "## [", StringComparison.Ordinal).Split('\n');
        for (int i = isFirst ? 0 : 1; i < lines.Length; i++)
            if (lines[i].AsSpan().TrimStart() is [':', ':', ..] line)
                lines[i] = string.Concat(lines[i].AsSpan(0, lines[i].Length - line.Length), ": ", line[1..]);
        return string.Join('\n', lines);
    }

    private static bool Acts(char c) => c is not ('\n' or '\t')
        && (char.IsControl(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
