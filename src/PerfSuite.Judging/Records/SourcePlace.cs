namespace PerfSuite.Judging.Records;

/// <summary>A place in a source file.</summary>
/// <param name="File">Path below the repository's root.</param>
/// <param name="Line">From 1.</param>
public sealed record SourcePlace(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
