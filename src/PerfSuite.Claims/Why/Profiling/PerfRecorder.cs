using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Why.Profiling;

/// <summary>
/// Profiles the calling thread while it works, with the program perf and its clock event, which virtual machines have, too.
/// perf ends with the thread at the latest, and its file lies in the workspace.
/// </summary>
/// <param name="folder">Where perf's file is written.</param>
internal sealed class PerfRecorder(string folder)
{
    private const int SampleNanoseconds = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string file = Path.Combine(folder, "perf.data");

    /// <summary>Works, and tells where the time went.</summary>
    /// <param name="work">What is profiled.</param>
    /// <returns>The profile, or the reason why there is none.</returns>
    public (CpuProfile? Profile, string WhyNot) Record(Action work)
    {
        try
        {
            using PerfControl control = new();
            using Process perf = Start("record", ["-q", "-B", "-N", "-e", "cpu-clock", "-c", Text(SampleNanoseconds), "-t", Text(SystemCall.Gettid()),
                "-o", file, .. control.Arguments]);
            Task<string> complaints = perf.StandardError.ReadToEndAsync();
            if (!control.Enable(perf))
                return (null, $"perf did not begin: {complaints.Result.Trim()}; run as root, or: sysctl kernel.perf_event_paranoid=1");
            work();
            End(perf);
            CpuProfile profile = CpuProfile.Parse(Report());
            return profile.WhyUnusable() is { } reason ? (null, reason) : (profile, "");
        }
        catch (Win32Exception e)
        {
            return (null, $"perf cannot be started ({e.Message}); install it, on Debian: apt-get install linux-perf");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Asks perf to end as a user would, so that it completes its file.</summary>
    private static void End(Process perf)
    {
        if (!perf.HasExited && SystemCall.Kill(perf.Id, Signal.Interrupt) != 0 && Errno.Last != Errno.ESRCH)
            throw SystemCallException.Last("kill");
        if (!perf.WaitForExit(Patience))
            perf.Kill();
    }

    private string Report()
    {
        using Process report = Start("report", ["-i", file, .. CpuProfile.ReportArguments]);
        Task<string> complaints = report.StandardError.ReadToEndAsync();
        string text = report.StandardOutput.ReadToEnd();
        report.WaitForExit();
        return report.ExitCode == 0 ? text : throw new InvalidDataException($"perf report ended with code {report.ExitCode}: {complaints.Result.Trim()}");
    }

    private static Process Start(string command, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo("perf", [command, .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
