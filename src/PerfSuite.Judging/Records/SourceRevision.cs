namespace PerfSuite.Judging.Records;

/// <summary>What a repository had checked out when it was measured.</summary>
/// <param name="Revision">The commit.</param>
/// <param name="Branch">The branch; null where none is checked out.</param>
/// <param name="Dirty">Whether tracked files differ from the commit.</param>
public sealed record SourceRevision(string Revision, string? Branch, bool Dirty);
