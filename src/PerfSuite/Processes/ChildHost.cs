using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PerfSuite.Processes;

/// <summary>
/// How a process of this program is started again: the same runtime, the same dependencies as this process, whatever its entry point is
/// (the tool, a test host, somebody's own test project), with the entry point of this library. A program that was published with its own
/// runtime has nothing else to be started by, and calls that entry point itself.
/// </summary>
internal static class ChildHost
{
    /// <param name="program">Path of another program, without extension; null for this one.</param>
    /// <param name="arguments">Handed to the child.</param>
    public static ProcessStartInfo StartInfo(string? program, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = BringsItsRuntime(program is null ? AppContext.BaseDirectory : Path.GetDirectoryName(program)!)
            ? new ProcessStartInfo(program ?? Environment.ProcessPath!, [ChildProgram.Command, .. arguments])
            : new ProcessStartInfo(Muxer(), Hosted(program, arguments));
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        // A tracer of the parent must not attach to every child, and no child starts a diagnostics server that its claim would measure.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    private static IEnumerable<string> Hosted(string? program, IReadOnlyList<string> arguments)
    {
        string dependencies = program is null ? DependenciesFile() : program + ".deps.json";
        return ["exec", "--depsfile", dependencies, "--runtimeconfig", Path.ChangeExtension(Path.ChangeExtension(dependencies, null), "runtimeconfig.json"),
            LocationOf(typeof(ChildHost).Assembly, program), .. arguments];
    }

    /// <summary>Whether a folder was published with its runtime, for machines that have none.</summary>
    private static bool BringsItsRuntime(string folder) => File.Exists(Path.Combine(folder, "libcoreclr.so"));

    /// <summary>Where an assembly of this process, or its counterpart beside another program, is.</summary>
    public static string LocationOf(Assembly assembly, string? program) =>
        program is null ? assembly.Location : Path.Combine(Path.GetDirectoryName(program)!, Path.GetFileName(assembly.Location));

    /// <summary>The dotnet executable of this process's runtime: …/shared/Microsoft.NETCore.App/VERSION/ is three levels below it. Where the
    /// runtime is this program's own, the one on the path: programs that were built beside this one need it.</summary>
    private static string Muxer() => BringsItsRuntime(AppContext.BaseDirectory) ? "dotnet"
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The list of dependencies that this process was started with, the one beside its assemblies.</summary>
    private static string DependenciesFile()
    {
        string[] files = ((string?)AppContext.GetData("APP_CONTEXT_DEPS_FILES") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return files.FirstOrDefault(f => f.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No .deps.json beside {AppContext.BaseDirectory}: a child process cannot be started from a single-file "
                + "or trimmed program. Publish it as a folder, or run the suite by `dotnet test`, `dotnet run` or as a .NET tool.");
    }
}
