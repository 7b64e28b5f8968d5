using System.Diagnostics;

namespace PerfSuite.Cli.Tests.Fixtures;

/// <summary>The tool as its users start it: a process of its own.</summary>
internal static class Tool
{
    /// <summary>Runs the tool in a folder of its own and waits for its end.</summary>
    public static ToolOutcome Run(params IReadOnlyList<string> arguments)
    {
        using TempFolder folder = new();
        return RunIn(folder.Path, [], arguments);
    }

    /// <param name="folder">Current folder of the process.</param>
    /// <param name="variables">Environment variables beside those of the test.</param>
    /// <param name="arguments">The command line.</param>
    public static ToolOutcome RunIn(string folder, IReadOnlyList<(string Name, string Value)> variables, params IReadOnlyList<string> arguments) => Finish(Start(folder, variables, arguments));

    /// <summary>Waits for the end of a process, and disposes of it.</summary>
    public static ToolOutcome Finish(Process process)
    {
        using Process started = process;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolOutcome(process.ExitCode, output, errors.Result);
    }

    /// <summary>Path of the tool's executable.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "PerfSuite.Cli");

    /// <summary>Starts the tool and does not wait for it.</summary>
    public static Process Start(string folder, IReadOnlyList<(string Name, string Value)> variables, params IReadOnlyList<string> arguments) => Start(Executable, folder, variables, arguments);

    /// <summary>Starts a program, such as a shell that starts the tool.</summary>
    public static Process Start(string program, string folder, IReadOnlyList<(string Name, string Value)> variables, params IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string inherited in start.Environment.Keys.Where(k => k.StartsWith("PERFSUITE_", StringComparison.Ordinal)
            || k.StartsWith("GITHUB_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(inherited);
        start.Environment["PERFSUITE_TRACE"] = "1";
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>How the tool ended and what it said.</summary>
internal sealed record ToolOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>It ended as it should; what it said is shown where it did not.</summary>
    public void EndedWith(int code) => Assert.True(code == ExitCode, $"Exit code {ExitCode}, {code} is expected. It said:\n{Output}{Error}");

    /// <summary>Bad input, told in words.</summary>
    public void IsBadInput(string about)
    {
        EndedWith(Cli.ExitCode.BadInput);
        Assert.Contains(about, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
