using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>A folder that goes with its test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes results and gives the file's path.</summary>
    public string Write(string name, SuiteResults results)
    {
        ResultsFile.Write(In(name), results);
        return In(name);
    }

    /// <summary>Writes text and gives the file's path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
