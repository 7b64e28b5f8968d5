using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Measurement;

namespace PerfSuite.Performance.Parity;

/// <summary>A way to be a C program.</summary>
/// <param name="Name">In words.</param>
/// <param name="Threads">How many threads it has.</param>
/// <param name="Call"><c>pread</c> or <c>syscall</c>.</param>
internal sealed record CKind(string Name, int Threads, string Call);

/// <summary>One case of the parity: the suite's arms against those of C programs of several kinds, pass by pass in turn on one processor.</summary>
/// <param name="Workspace">Where the file is.</param>
/// <param name="Visit">Passes and blocks.</param>
/// <param name="Order">Order of the blocks.</param>
/// <param name="Executable">The C program.</param>
/// <param name="Processor">Where all of them stay.</param>
/// <param name="Kinds">The kinds of C program.</param>
internal sealed record Contest(Workspace Workspace, BlockVisit Visit, VisitOrder Order, string Executable, int Processor, IReadOnlyList<CKind> Kinds)
{
    private const int WarmUp = 8;

    private int Arms => 2 * (Kinds.Count + 1);

    /// <summary>Times of each arm, in fresh processes: the suite's two, then two of each kind.</summary>
    /// <param name="passes">How many passes each arm makes.</param>
    /// <param name="seed">Seed of the order of turns.</param>
    public double[][] Measure(int passes, int seed)
    {
        List<ArmsProgram> programs = [Suite(), .. Kinds.Select(C)];
        try
        {
            return InTurn([.. programs.SelectMany(p => (Func<double>[])[p.Read, p.MapAndCopy])], passes, seed);
        }
        finally
        {
            programs.ForEach(p => p.Dispose());
        }
    }

    private ArmsProgram Suite() => new(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Contest).Assembly.Location, SuiteArms.Command, Workspace.Folder,
        Text(Visit.BlockBytes), Text(Visit.PassBytes), Text((int)Order), Text(Workspace.Seed), Text(Processor), "0", "1", Text(Arms)]), Walks(0), (difference, _) => difference);

    private ArmsProgram C(CKind kind, int index)
    {
        string order = Path.Combine(Workspace.Folder, $"order-{index}.bin");
        File.WriteAllBytes(order, MemoryMarshal.AsBytes(Visit.Offsets));
        return new ArmsProgram(new ProcessStartInfo(Executable,
            [Workspace.WarmFile.Path, Text(Visit.BlockBytes), order, Text(Visit.Blocks), Text(Processor), Text(kind.Threads), kind.Call]),
            Walks(2 * (index + 1)), (checksum, walk) => walk.Difference(checksum));
    }

    private PassWalk[] Walks(int index) => [Visit.WalkOf(index, Arms), Visit.WalkOf(index + 1, Arms)];

    private static double[][] InTurn(Func<double>[] arms, int passes, int seed)
    {
        TurnOrder order = new(arms.Length, seed);
        double[][] times = [.. arms.Select(_ => new double[passes])];
        for (int round = -WarmUp; round < passes; round++)
            foreach (int arm in order.NextRound())
            {
                double nanoseconds = arms[arm]();
                if (round >= 0)
                    times[arm][round] = nanoseconds;
            }

        return times;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
