using System.Globalization;

namespace PerfSuite.Interop;

/// <summary>What all processors of the machine together have spent on work since it started, and this process of it. Source: /proc/stat, proc(5).</summary>
/// <param name="AllSeconds">Time in user and kernel mode, in interrupts, and stolen by the host.</param>
/// <param name="OwnSeconds">What this process spent of it.</param>
public readonly record struct ProcessorTime(double AllSeconds, double OwnSeconds)
{
    /// <summary>Unit of /proc/stat on every architecture (USER_HZ).</summary>
    private const double TicksPerSecond = 100;

    /// <summary>user, nice, system, idle, iowait, irq, softirq, steal: idle and iowait are no work.</summary>
    private static readonly int[] Working = [0, 1, 2, 5, 6, 7];

    public static ProcessorTime Read() => new(Parse(File.ReadLines("/proc/stat").First()), Environment.CpuUsage.TotalTime.TotalSeconds);

    /// <summary>Seconds of others between an earlier reading and this one.</summary>
    public double OthersSince(ProcessorTime earlier) => Math.Max(0, AllSeconds - earlier.AllSeconds - (OwnSeconds - earlier.OwnSeconds));

    /// <summary>Seconds of work in the first line of /proc/stat.</summary>
    /// <exception cref="FormatException">The line is not that of all processors.</exception>
    internal static double Parse(string line)
    {
        string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 8 && fields[0] == "cpu"
            ? Working.Sum(i => long.Parse(fields[i + 1], CultureInfo.InvariantCulture)) / TicksPerSecond
            : throw new FormatException($"'{line}' is not the first line of /proc/stat: cpu and at least eight numbers were expected.");
    }
}
