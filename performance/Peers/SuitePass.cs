using System.Diagnostics;
using System.Globalization;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Performance.Peers;

/// <summary>One pass of an arm of the suite over a whole file, by the claims' own classes: what a child process does, and nothing else.</summary>
internal static class SuitePass
{
    /// <summary>First argument of a process that runs this.</summary>
    public const string Command = "pass";

    private const long RehearsalBytes = 1 << 20;

    /// <summary>The runtime compiles again in the background a tenth of a second after the last new method, on the same processor.</summary>
    private static readonly TimeSpan CompilerRests = TimeSpan.FromMilliseconds(300);

    /// <param name="arguments">Folder of the workspace, seed, name of the file and its bytes, bytes of a block, order, arm, residency.</param>
    public static int Serve(string[] arguments)
    {
        if (arguments is not [string folder, string seedText, string name, string bytesText, string block, string orderWord, string armWord, string residencyWord])
            return 2;
        (int seed, long bytes, int blockBytes) = (int.Parse(seedText, CultureInfo.InvariantCulture), long.Parse(bytesText, CultureInfo.InvariantCulture),
            int.Parse(block, CultureInfo.InvariantCulture));
        (VisitOrder order, PassArm arm) = (Enum.Parse<VisitOrder>(orderWord), Enum.Parse<PassArm>(armWord));
        Workspace workspace = Workspace.Share(folder, Profile.Quick, seed);
        DataFile rehearsed = workspace.File("rehearsal.bin", RehearsalBytes).Ensure();
        Seconds(rehearsed, new BlockVisit(rehearsed, RehearsalBytes, blockBytes, order, seed), arm);

        PeerCell cell = new(workspace.File(name, bytes), Enum.Parse<Residency>(residencyWord), order, blockBytes);
        BlockVisit visit = new(cell.File, bytes, blockBytes, order, seed);
        Thread.Sleep(CompilerRests);
        cell.Establish();
        Console.Out.WriteLine((bytes / Seconds(cell.File, visit, arm) / 1e9).ToString("g6", CultureInfo.InvariantCulture));
        return 0;
    }

    private static double Seconds(DataFile data, BlockVisit visit, PassArm arm)
    {
        using FileDescriptor file = data.Open();
        return arm == PassArm.Read ? ReadSeconds(file, visit) : MapSeconds(file, visit);
    }

    private static double ReadSeconds(FileDescriptor file, BlockVisit visit)
    {
        using BlockReader reader = new(file, visit, visit.WalkOf(0, 1));
        long start = Stopwatch.GetTimestamp();
        ulong difference = reader.CopyPass();
        return Verified(Stopwatch.GetElapsedTime(start), difference, file);
    }

    private static double MapSeconds(FileDescriptor file, BlockVisit visit)
    {
        using BlockMapper mapper = new(file, visit, visit.WalkOf(0, 1));
        mapper.Map();
        long start = Stopwatch.GetTimestamp();
        ulong difference = mapper.CopyMapped();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        mapper.Unmap();
        return Verified(elapsed, difference, file);
    }

    private static double Verified(TimeSpan elapsed, ulong difference, FileDescriptor file) => difference == 0 ? elapsed.TotalSeconds
        : throw new InvalidDataException($"A pass over {file.Path} did not find what the file holds.");
}
