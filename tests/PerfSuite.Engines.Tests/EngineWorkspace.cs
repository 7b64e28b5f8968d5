using PerfSuite.Data;

namespace PerfSuite.Engines.Tests;

/// <summary>The workspace of all tests here: a process has one, and its database is made once.</summary>
public sealed class EngineWorkspace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perfsuite-engines-");

    public EngineWorkspace() => Workspace = Workspace.Open(folder.FullName, Profile.Quick, seed: 1);

    public Workspace Workspace { get; }

    public void Dispose()
    {
        Workspace.Dispose();
        folder.Delete(recursive: true);
    }
}

/// <summary>One after the other: they share files, and evict them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EngineTests : ICollectionFixture<EngineWorkspace>
{
    public const string Name = "engines";
}
