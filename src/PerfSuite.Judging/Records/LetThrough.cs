namespace PerfSuite.Judging.Records;

/// <summary>Why a red case does not make a gate red: a commit between base and head says that the change is meant.</summary>
/// <param name="Commit">The commit that says so.</param>
/// <param name="Why">Its reason.</param>
public sealed record LetThrough(string Commit, string Why);
