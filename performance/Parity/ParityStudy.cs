using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Performance.Parity;

/// <summary>Whether the suite's arms cost what the same arms cost in C.</summary>
internal sealed class ParityStudy : Study
{
    private const long PassBytes = 4 << 20;
    private const int Passes = 41;
    private const int Sets = 7;
    private const int Seed = 1;

    /// <summary>What C costs depends on how many threads the process has, and .NET's never has one only.</summary>
    private static readonly CKind[] Kinds =
        [new("one thread", 1, "pread"), new("idle 2nd thread", 2, "pread"), new("idle 2nd thread, syscall()", 2, "syscall")];

    protected override string Title => "Parity with C";

    protected override void Answer(string data, TextWriter output)
    {
        using Workspace workspace = Workspace.Open(data, Profile.Quick, Seed);
        workspace.WarmFile.EstablishWarm();
        string program = CCompiler.Build(CCompiler.Arms, workspace.Folder);
        int processor = ProcessorSet.OfThisThread()[^1];
        output.WriteLine($"Time of the suite's arm ÷ time of the arm in C, from medians of {Passes} passes over {PassBytes >> 20} MiB of a cached file, taken in turn "
            + $"on one processor: of {Sets} sets, each of fresh processes, the median with the smallest and the largest.");
        output.WriteLine();
        Head(output, ["order, block", "the C program has", "read()", "map and copy", "read ÷ map", "C read, GB/s", "C map, GB/s"]);
        foreach (VisitOrder order in Enum.GetValues<VisitOrder>())
            foreach (int kiB in (int[])[4, 16, 64, 256, 1024])
                Compare(new Contest(workspace, new BlockVisit(workspace.WarmFile, PassBytes, kiB << 10, order, Seed), order, program, processor, Kinds),
                    $"{order.ToString().ToLowerInvariant()}, {kiB} KiB", output);
        workspace.WarmFile.VerifyWarm();
    }

    private static void Compare(Contest contest, string @case, TextWriter output)
    {
        double[][] sets = [.. Enumerable.Range(0, Sets).Select(set => contest.Measure(Passes, set).Select(Median.Of).ToArray())];
        for (int k = 0; k < Kinds.Length; k++)
        {
            int read = 2 * (k + 1), map = read + 1;
            Row(output, @case, Kinds[k].Name, Spread(sets.Select(s => s[0] / s[read])), Spread(sets.Select(s => s[1] / s[map])),
                Spread(sets.Select(s => s[0] / s[1] / (s[read] / s[map]))),
                Figure(PassBytes / Median.Of(sets.Select(s => s[read])), "0.00"), Figure(PassBytes / Median.Of(sets.Select(s => s[map])), "0.00"));
        }
    }
}
