using PerfSuite.Data;

namespace PerfSuite.Claims.UnitTests.Workloads;

/// <summary>A workspace of a class of tests in a folder of its own, removed with it.</summary>
public sealed class WorkspaceFixture : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perfsuite-claims-tests-");

    public WorkspaceFixture() => Workspace = Workspace.Open(folder.FullName, Profile.Quick, seed: 1);

    public Workspace Workspace { get; }

    public void Dispose()
    {
        Workspace.Dispose();
        folder.Delete(recursive: true);
    }
}
