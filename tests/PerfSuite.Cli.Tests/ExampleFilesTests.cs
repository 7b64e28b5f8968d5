using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PerfSuite.Cli.Tests;

/// <summary>The files under <c>ci/examples</c> can be read by what reads them.</summary>
public class ExampleFilesTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../ci/examples"));

    public static TheoryData<string> Yaml => [.. Directory.GetFiles(Folder, "*.y*ml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder, "*.sh").Select(f => Path.GetFileName(f))];

    [SkippableTheory]
    [MemberData(nameof(Yaml))]
    public void YAML_is_well_formed(string file)
    {
        Skip.If(Run("python3", "-c", "import yaml").Code != 0, "python3 with its module yaml (Debian: python3-yaml) reads the files.");
        (int code, string said) = Run("python3", "-c", "import sys, yaml; assert isinstance(yaml.safe_load(open(sys.argv[1])), dict)", Path.Combine(Folder, file));
        Assert.True(code == 0, said);
    }

    [SkippableTheory]
    [MemberData(nameof(Scripts))]
    public void Scripts_are_read_by_bash(string file)
    {
        (int code, string said) = Run("bash", "-n", Path.Combine(Folder, file));
        Assert.True(code == 0, said);
    }

    /// <summary>A package that needs another which is not made cannot be restored by anybody.</summary>
    [Fact]
    public void Every_package_is_made_after_those_that_it_needs()
    {
        string root = Path.GetFullPath(Path.Combine(Folder, "../.."));
        string[] made = File.ReadLines(Path.Combine(root, "ci/pack.sh")).Single(l => l.StartsWith("for project in ", StringComparison.Ordinal)).Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries)[3..^1];
        foreach ((string project, int at) in made.Select((p, i) => (p, i)).SkipLast(1)) // The last is the tool, which brings what it needs.
            Assert.All(File.ReadLines(Path.Combine(root, $"src/{project}/{project}.csproj")).Where(l => l.Contains("<ProjectReference", StringComparison.Ordinal)),
                line => Assert.Contains(Path.GetFileNameWithoutExtension(line.Split('"')[1]), made[..at]));
    }

    private static (int Code, string Said) Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            string said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Skip.If(true, $"{program} is not installed: {e.Message}.");
            throw;
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
