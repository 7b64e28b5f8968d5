using System.Diagnostics;
using System.Globalization;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Performance.Parity;

/// <summary>The suite's own arms in a process of their own, which answers as the C program does.</summary>
internal static class SuiteArms
{
    /// <summary>First argument of a process that runs this.</summary>
    public const string Command = "arms";

    /// <param name="arguments">The workspace that the file is in, bytes of a block and of a pass, order, seed, processor, indices of the arms, count of arms.</param>
    public static int Serve(string[] arguments)
    {
        int[] numbers = [.. arguments.Skip(1).Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        if (numbers is not [int block, int passBytes, int order, int seed, int processor, int read, int map, int arms])
            return 2;
        DataFile data = Workspace.Share(arguments[0], Profile.Quick, seed).WarmFile;
        BlockVisit visit = new(data, passBytes, block, (VisitOrder)order, seed);
        ProcessorSet.PinThisThread(processor);
        using FileDescriptor file = data.Open();
        using BlockReader reader = new(file, visit, visit.WalkOf(read, arms));
        using BlockMapper mapper = new(file, visit, visit.WalkOf(map, arms));
        while (Console.In.ReadLine() is { } line)
            Console.Out.WriteLine(Answer(line.StartsWith("map", StringComparison.Ordinal) ? mapper.CopyPass : reader.CopyPass));
        return 0;
    }

    /// <summary>Nanoseconds, and by how much the checksum differs from the file's.</summary>
    private static string Answer(Func<ulong> pass)
    {
        long start = Stopwatch.GetTimestamp();
        ulong difference = pass();
        long end = Stopwatch.GetTimestamp();
        return string.Create(CultureInfo.InvariantCulture, $"{(end - start) * (1e9 / Stopwatch.Frequency)} {difference:x16}");
    }
}
