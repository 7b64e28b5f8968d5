using System.Diagnostics;
using System.Globalization;
using PerfSuite.Interop;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary>`perfsuite run` in a process of its own, compared with no baseline, on this terminal.</summary>
/// <param name="request">What to measure.</param>
/// <param name="output">Where its results go.</param>
internal sealed class FreshRun(RunRequest request, string output)
{
    /// <summary>Runs it; a request to end is handed on.</summary>
    /// <returns>Its exit code.</returns>
    public int Execute(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using Process process = Process.Start(Self(Arguments(request, output)))!;
        // Where Ctrl-C has reached the child already, this is its second signal and ends it at once: nothing of an interrupted recording is kept.
        using CancellationTokenRegistration handOn = cancellation.Register(() => HandOn(process));
        process.WaitForExit();
        return process.ExitCode;
    }

    internal static IReadOnlyList<string> Arguments(RunRequest request, string output)
    {
        RunSettings settings = request.Settings;
        List<string> arguments =
        [
            "run", "--profile", settings.Profile.Name, "--data-dir", settings.DataFolder,
            "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture), "--baselines", RunVariables.NoBaselines, "--out", output,
        ];
        if (settings.Machine is { } machine)
            arguments.AddRange(["--machine", machine]);
        foreach (string pattern in request.Claims)
            arguments.AddRange(["--claims", pattern]);
        foreach (string assembly in request.From)
            arguments.AddRange([FromOption.Name, assembly]);
        return arguments;
    }

    /// <summary>This program again: by its own executable, or by the runtime's where that started it.</summary>
    private static ProcessStartInfo Self(IReadOnlyList<string> arguments)
    {
        string executable = Environment.ProcessPath!;
        bool hosted = Path.GetFileNameWithoutExtension(executable) == "dotnet";
        return new ProcessStartInfo(executable, hosted ? [typeof(FreshRun).Assembly.Location, .. arguments] : arguments) { UseShellExecute = false };
    }

    private static void HandOn(Process process)
    {
        if (!process.HasExited)
            SystemCall.Kill(process.Id, Signal.Terminate);
    }
}
