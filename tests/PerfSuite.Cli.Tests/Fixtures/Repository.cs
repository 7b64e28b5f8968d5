namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PerfSuite.sln")))
            at = at.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return at.FullName;
    }
}
