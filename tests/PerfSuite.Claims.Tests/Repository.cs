namespace PerfSuite.Claims.Tests;

/// <summary>The folder that holds the solution: tests may be started from anywhere.</summary>
internal static class Repository
{
    private const string Mark = "PerfSuite.sln";

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, Mark)))
                return at.FullName;
        throw new DirectoryNotFoundException($"No {Mark} in {folder} or above it.");
    }
}
