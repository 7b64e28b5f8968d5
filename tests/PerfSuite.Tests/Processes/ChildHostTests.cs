using System.Diagnostics;
using PerfSuite.Processes;

namespace PerfSuite.Tests.Processes;

/// <summary>How a child of another program is started.</summary>
public sealed class ChildHostTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    private string Program => Path.Combine(folder, "Tool");

    [Fact]
    public void A_program_that_brings_its_runtime_starts_itself()
    {
        File.WriteAllText(Path.Combine(folder, "libcoreclr.so"), "");
        ProcessStartInfo start = ChildHost.StartInfo(Program, ["one", "two"]);
        Assert.Equal((Program, $"{ChildProgram.Command} one two"), (start.FileName, string.Join(' ', start.ArgumentList)));
    }

    [Fact]
    public void Any_other_is_started_by_this_runtime_with_its_own_dependencies()
    {
        ProcessStartInfo start = ChildHost.StartInfo(Program, ["one", "two"]);
        Assert.True(File.Exists(start.FileName), start.FileName);
        Assert.Equal($"exec --depsfile {Program}.deps.json --runtimeconfig {Program}.runtimeconfig.json {Path.Combine(folder, "PerfSuite.dll")} one two",
            string.Join(' ', start.ArgumentList));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_child_talks_in_lines_and_starts_no_diagnostics(bool bringsItsRuntime)
    {
        if (bringsItsRuntime)
            File.WriteAllText(Path.Combine(folder, "libcoreclr.so"), "");
        ProcessStartInfo start = ChildHost.StartInfo(Program, []);
        Assert.True(start.RedirectStandardInput && start.RedirectStandardOutput && start.RedirectStandardError);
        Assert.Equal("0", start.Environment["DOTNET_EnableDiagnostics"]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
