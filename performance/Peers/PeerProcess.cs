using System.ComponentModel;
using System.Diagnostics;

namespace PerfSuite.Performance.Peers;

/// <summary>Runs a program to its end; it inherits the processor of the thread that starts it.</summary>
internal static class PeerProcess
{
    /// <summary>No pass takes longer; random reads of single pages from a slow device take minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>How long its output may stay open after its end, by a process that it left behind.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <returns>What it printed.</returns>
    /// <exception cref="PeerException">It cannot be started, took too long, or ended with another code than 0.</exception>
    public static string Run(string program, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), complaints = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new PeerException($"it gave no answer within {Patience.TotalMinutes} minutes; remedy: a smaller file (PERFSUITE_PEERS_BYTES).");
            }

            if (!Task.WaitAll([output, complaints], LastWords))
                throw new PeerException("it ended, but left a process behind that keeps its output open; remedy: let it wait for what it starts.");
            return process.ExitCode == 0 ? output.Result : throw new PeerException($"it ended with code {process.ExitCode}{Said(complaints.Result, output.Result)}.");
        }
        catch (Win32Exception e)
        {
            throw new PeerException($"{program} cannot be started: {e.Message}; remedy: install it, or give the path of an executable.");
        }
    }

    private static string Said(string complaints, string output)
    {
        string text = string.IsNullOrWhiteSpace(complaints) ? output : complaints;
        return string.IsNullOrWhiteSpace(text) ? " and said nothing" : " and said: " + text.Trim().Split('\n')[^1].Trim().TrimEnd('.');
    }
}
