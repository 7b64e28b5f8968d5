using System.Diagnostics;

namespace PerfSuite.Gating;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class ExternalProgram
{
    private const int LastLines = 15;

    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">One each.</param>
    /// <param name="folder">Where it works.</param>
    /// <param name="remedy">What helps where it fails.</param>
    /// <param name="alsoEnds">A code beside 0 that is no failure.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The program's standard output.</returns>
    /// <exception cref="GateException">It cannot be started, or ended with another code.</exception>
    public static string Run(string program, IReadOnlyList<string> arguments, string folder, string remedy, int alsoEnds = 0, CancellationToken cancellation = default)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
            Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            if (process.ExitCode == 0 || process.ExitCode == alsoEnds)
                return output;
            string[] said = [.. (output + errors.Result).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            throw new GateException($"`{program} {string.Join(' ', arguments)}` in {folder} ended with code {process.ExitCode}. {remedy}\n  "
                + string.Join("\n  ", said.TakeLast(LastLines)));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new GateException($"`{program}` cannot be started: {e.Message}. {remedy}", e);
        }
    }
}

/// <summary>Base or head cannot be had or built; the tool ends with exit code 2.</summary>
public sealed class GateException(string message, Exception? cause = null) : Exception(message, cause);
