namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>A folder that goes with its test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("perfsuite-report-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
