namespace PerfSuite.Judging.Words;

/// <summary>The documents whose claims are measured as they have them: a claim of theirs says in which setting that was.</summary>
public static class SourceDocuments
{
    /// <summary>A. Fedorova, "Why mmap is faster than system calls" (2019, note of 2022).</summary>
    public const string Fedorova = "fedorova";

    /// <summary>"When not to use MMAPs !!!", with a mail of L. Torvalds.</summary>
    public const string WhenNot = "when-not";

    /// <summary>"Unlocking mmap: How Memory-Mapped Files Boost Linux Performance".</summary>
    public const string Unlocking = "unlocking";

    /// <summary>R. Love, Linux System Programming.</summary>
    public const string Love = "love";

    /// <summary>Whether one of them makes a claim.</summary>
    /// <param name="sources">Who makes it, separated by a comma and a space.</param>
    public static bool Make(string sources) => sources.Split(", ").Any(s => s is Fedorova or WhenNot or Unlocking or Love);
}
