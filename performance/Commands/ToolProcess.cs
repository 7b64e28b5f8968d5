using System.Diagnostics;
using System.Globalization;

namespace PerfSuite.Performance.Commands;

/// <summary>The tool in a process of its own: how long it takes and how much memory it needs.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="ExitCode">How it ended.</param>
/// <param name="PeakMiB">Largest resident size, mapped files included.</param>
/// <param name="PeakOwnMiB">Largest resident size without pages of files.</param>
/// <param name="Output">What it wrote.</param>
internal sealed record ToolProcess(double Seconds, int ExitCode, double PeakMiB, double PeakOwnMiB, string Output)
{
    private const int PollMilliseconds = 20;

    public static ToolProcess Run(params IEnumerable<string> arguments)
    {
        string tool = typeof(Study).Assembly.Location.Replace("performance/bin", "src/PerfSuite.Cli/bin", StringComparison.Ordinal)
            .Replace("PerfSuite.Performance.dll", "PerfSuite.Cli.dll", StringComparison.Ordinal);
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [tool, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        (double peak, double own) = (0, 0);
        for (; !process.WaitForExit(PollMilliseconds); own = Math.Max(own, KiB(process.Id, "RssAnon") / 1024))
            peak = Math.Max(peak, KiB(process.Id, "VmHWM") / 1024);
        return new ToolProcess(Stopwatch.GetElapsedTime(start).TotalSeconds, process.ExitCode, peak, own, output.Result);
    }

    /// <summary>A size of a process; 0 where it has just ended.</summary>
    private static double KiB(int process, string name)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
