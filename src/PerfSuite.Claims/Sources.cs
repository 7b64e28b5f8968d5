using PerfSuite.Judging.Words;

namespace PerfSuite.Claims;

/// <summary>The documents that make the claims.</summary>
public static class Sources
{
    /// <summary>A. Fedorova, "Why mmap is faster than system calls" (2019, note of 2022).</summary>
    public const string Fedorova = SourceDocuments.Fedorova;

    /// <summary>"When not to use MMAPs !!!", with a mail of L. Torvalds.</summary>
    public const string WhenNot = SourceDocuments.WhenNot;

    /// <summary>"Unlocking mmap: How Memory-Mapped Files Boost Linux Performance".</summary>
    public const string Unlocking = SourceDocuments.Unlocking;

    /// <summary>R. Love, Linux System Programming.</summary>
    public const string Love = SourceDocuments.Love;

    /// <summary>Reports of .NET's users and its own source: issues of the runtime's repository about memory-mapped files.</summary>
    public const string DotNet = "dotnet";

    /// <summary>Commits, mailing lists and manual pages of the Linux kernel.</summary>
    public const string Kernel = "kernel";

    /// <summary>A. Crotty, V. Leis and A. Pavlo, "Are You Sure You Want to Use MMAP in Your Database Management System?", CIDR 2022.</summary>
    public const string Crotty = "crotty";

    /// <summary>Issues and pull requests of storage engines: bbolt, Lucene, RocksDB, ClickHouse.</summary>
    public const string Trackers = "trackers";
}
