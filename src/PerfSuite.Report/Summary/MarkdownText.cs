using PerfSuite.Judging.Words;

namespace PerfSuite.Report.Summary;

/// <summary>Text of unknown origin as Markdown that shows it and does nothing else.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]<>#|~&@";

    /// <summary>The text in one line, every character that Markdown could act upon within a line escaped; addresses do not become links.</summary>
    public static string Escaped(string text) => string.Concat(NeutralText.OneLine(text).Select(c => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}"))
        .Replace("://", "\\://", StringComparison.Ordinal).Replace("www.", "www\\.", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text as a code span, which a cell of a table may hold.</summary>
    public static string Code(string text)
    {
        string line = NeutralText.OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        int longest = 0;
        for (int i = 0, run = 0; i < line.Length; i++)
            longest = Math.Max(longest, run = line[i] == '`' ? run + 1 : 0);
        string fence = new('`', longest + 1);
        return longest == 0 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    /// <summary>A row of a table.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
