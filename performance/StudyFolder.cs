namespace PerfSuite.Performance;

/// <summary>A folder of a study's own among the data files; it goes with the study.</summary>
internal sealed class StudyFolder(string data, string name) : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(data, name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
