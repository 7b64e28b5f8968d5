using System.Diagnostics;
using System.Globalization;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Limits;

/// <summary>A process that may use little memory, and reads a file that is larger: this side of it.</summary>
internal sealed class ConfinedChild : IDisposable
{
    /// <summary>The runtime's own needs; more would eat the limit.</summary>
    public const long HeapBytes = 32L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Child child;

    /// <param name="room">Where it lives.</param>
    /// <param name="data">The file; evicted first, because a page stays charged to whoever brought it into the cache.</param>
    /// <param name="visits">How it visits the file.</param>
    public ConfinedChild(MemoryRoom room, DataFile data, Visits visits)
    {
        using (FileDescriptor file = data.Ensure().Open())
            data.EstablishCold(file);
        child = Child.Start(ConfinedProgram.Run, [data.Path, Path.GetFileName(data.Path), .. visits.ToArguments()], room.ChildOptions(HeapBytes));
        child.ReadLine();
    }

    /// <summary>What the last turn took there, and how long it took from here.</summary>
    public ConfinedTurn? Last { get; private set; }

    /// <summary>How much longer than the work itself the last turn took from here.</summary>
    public double OverheadNanoseconds { get; private set; }

    /// <summary>One turn.</summary>
    /// <param name="how">Which arm.</param>
    /// <param name="blocks">Blocks of the turn.</param>
    /// <returns>0 where every block's ends are what the file holds.</returns>
    public ulong Ask(Confined how, long blocks)
    {
        long start = Stopwatch.GetTimestamp();
        string answer = child.Ask(string.Create(CultureInfo.InvariantCulture, $"{how} {blocks}"), Patience);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        Last = ConfinedTurn.Parse(answer);
        OverheadNanoseconds = Math.Max(0, elapsed - Last.Nanoseconds);
        return Last.Sum;
    }

    public void Dispose() => child.Dispose();
}

/// <summary>What a confined process can be asked to do.</summary>
internal enum Confined
{
    /// <summary>Read the next blocks into a buffer.</summary>
    Read,

    /// <summary>Copy the next blocks from one standing mapping of the whole file.</summary>
    Map,

    /// <summary>The same from one with MADV_RANDOM, in the place of the arm above.</summary>
    MapAdvised,

    /// <summary>Read the file's last blocks; neither of the arms above moves on, so that they stay half a file apart.</summary>
    Fill,

    /// <summary>Add up every word of the file, read block by block; the sum is told.</summary>
    SumRead,

    /// <summary>Add up every word of the file in one mapping of it all; the sum is told.</summary>
    SumMap,
}

/// <summary>How a confined process visits its file.</summary>
/// <param name="FileBytes">Size of the file, a multiple of the block's.</param>
/// <param name="BlockBytes">Size of a block.</param>
/// <param name="Order">In ascending order or in one seeded permutation.</param>
/// <param name="Seed">Of the permutation and of the file's content.</param>
/// <param name="Threads">How many threads share the blocks of a turn.</param>
internal sealed record Visits(long FileBytes, int BlockBytes, VisitOrder Order, int Seed, int Threads = 1)
{
    public static Visits Parse(ReadOnlySpan<string> arguments)
    {
        long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
        return new Visits(Number(arguments[0]), (int)Number(arguments[1]), (VisitOrder)Number(arguments[2]), (int)Number(arguments[3]), (int)Number(arguments[4]));
    }

    public IEnumerable<string> ToArguments() =>
        new[] { FileBytes, BlockBytes, (long)Order, Seed, Threads }.Select(n => n.ToString(CultureInfo.InvariantCulture));

    /// <summary>Indices of all blocks in the order of visiting.</summary>
    public int[] Blocks()
    {
        int[] blocks = [.. Enumerable.Range(0, (int)(FileBytes / BlockBytes))];
        if (Order == VisitOrder.Random)
            new Random(Seed).Shuffle(blocks);
        return blocks;
    }
}
