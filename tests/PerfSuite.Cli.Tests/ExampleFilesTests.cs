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
