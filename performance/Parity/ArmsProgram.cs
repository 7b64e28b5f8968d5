using System.Diagnostics;
using System.Globalization;
using PerfSuite.Claims.Workloads;

namespace PerfSuite.Performance.Parity;

/// <summary>A process that has both arms and makes a pass of one of them whenever it is asked to.</summary>
internal sealed class ArmsProgram : IDisposable
{
    private readonly Process process;
    private readonly Func<ulong, PassWalk, ulong> difference;
    private readonly PassWalk[] walks;

    /// <param name="start">How to start it.</param>
    /// <param name="walks">Where each arm's passes begin.</param>
    /// <param name="difference">From its checksum to what that differs by from the file's content.</param>
    public ArmsProgram(ProcessStartInfo start, PassWalk[] walks, Func<ulong, PassWalk, ulong> difference)
    {
        (start.UseShellExecute, start.RedirectStandardInput, start.RedirectStandardOutput) = (false, true, true);
        process = Process.Start(start)!;
        this.walks = walks;
        this.difference = difference;
    }

    /// <summary>Nanoseconds of a pass, by the program's own clock.</summary>
    public double Read() => Pass("read", walks[0]);

    /// <summary>Nanoseconds of a pass, by the program's own clock.</summary>
    public double MapAndCopy() => Pass("map", walks[1]);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private double Pass(string arm, PassWalk walk)
    {
        process.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{arm} {walk.Next()}\n"));
        process.StandardInput.Flush();
        string[] answer = process.StandardOutput.ReadLine()?.Split(' ') ?? throw new InvalidOperationException($"{process.StartInfo.FileName} ended.");
        ulong checksum = ulong.Parse(answer[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return difference(checksum, walk) == 0 ? double.Parse(answer[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"A pass of {process.StartInfo.FileName} did not find what the file holds.");
    }
}
