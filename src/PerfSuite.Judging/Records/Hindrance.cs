namespace PerfSuite.Judging.Records;

/// <summary>What of the environment kept a case from being measured: a device that errs, a limit that is reached. Nothing of it speaks of the claim's code.</summary>
/// <param name="Call">The system call that failed, or the operation where that is not known.</param>
/// <param name="Error">Name of its errno, such as <c>EIO</c>.</param>
/// <param name="Subject">What it was about, as a rule a path; null where there is nothing to name.</param>
/// <param name="Remedy">What helps.</param>
public sealed record Hindrance(string Call, string Error, string? Subject, string Remedy);
