using PerfSuite.Judging.Words;

namespace PerfSuite.Report.Wording;

/// <summary>The documents that make the claims, in full.</summary>
public static class SourceNames
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [SourceDocuments.Fedorova] = "A. Fedorova, “Why mmap is faster than system calls” (2019, note of 2022)",
        [SourceDocuments.WhenNot] = "“When not to use MMAPs !!!”, with a mail of L. Torvalds",
        [SourceDocuments.Unlocking] = "“Unlocking mmap: How Memory-Mapped Files Boost Linux Performance”",
        [SourceDocuments.Love] = "R. Love, Linux System Programming",
        ["dotnet"] = "the .NET runtime’s source and its users’ reports",
        ["kernel"] = "commits, mailing lists and manual pages of the Linux kernel",
        ["crotty"] = "A. Crotty, V. Leis and A. Pavlo, “Are You Sure You Want to Use MMAP in Your Database Management System?” (CIDR 2022)",
        ["trackers"] = "issues of storage engines: bbolt, Lucene, RocksDB, ClickHouse",
    };

    /// <summary>The titles of one or several sources, separated by a comma and a space in the results; an unknown one stands as it is.</summary>
    public static string Full(string sources) =>
        string.Join("; ", sources.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(s => Titles.GetValueOrDefault(s, s)));
}
