namespace PerfSuite.Report.Wording;

/// <summary>Tells quantities of memory from others by the words of their names.</summary>
public static class MemoryWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "rss", "pss", "slack", "pte", "swap", "resident", "dirty", "vm", "vmsize", "vmrss", "vmpte", "uss",
    };

    /// <summary>Whether a name, camelCase or in words, is about memory: <c>slackBytes</c>, "sum of Pss, bytes", <c>pageTableKiB</c>.</summary>
    public static bool In(string name)
    {
        string words = NamedValue.Words(name);
        return words.Contains("page table", StringComparison.OrdinalIgnoreCase)
            || words.Split([' ', ',', '_', ':', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries).Any(Words.Contains);
    }
}
