using System.Globalization;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Claims.Limits;

/// <summary>The confined process itself: does one turn a line, and tells what it took.</summary>
internal sealed class ConfinedProgram : IDisposable
{
    private const int WordBytes = sizeof(ulong);

    private readonly Visits visits;
    private readonly SeededWords content;
    private readonly FileDescriptor file;
    private readonly Mapping mapping;
    private readonly Mapping advised;
    private readonly ThreadTeam team;
    private readonly ConfinedWorker[] workers;
    private readonly int[] blocks;

    /// <summary>Where each arm goes on: half a file apart, so that both have passed the limit before one comes to what the other has read.</summary>
    private readonly int[] next;

    private ConfinedProgram(string path, string name, Visits visits)
    {
        this.visits = visits;
        content = new SeededWords(visits.Seed, name);
        file = FileDescriptor.Open(path);
        mapping = Mapping.Create(file, 0, visits.FileBytes);
        advised = Mapping.Create(file, 0, visits.FileBytes);
        advised.Range.Advise(MemoryAdvice.Random);
        team = new ThreadTeam(visits.Threads);
        workers = new ConfinedWorker[visits.Threads];
        team.Run(number => workers[number] = new ConfinedWorker(file, mapping.Range, advised.Range, visits)); // A probe counts the thread that made it.
        blocks = visits.Blocks();
        next = [0, blocks.Length / 2];
    }

    /// <summary>Entry point: path and name of the file, then its <see cref="Visits"/>.</summary>
    public static int Run(string[] arguments)
    {
        using ConfinedProgram program = new(arguments[0], arguments[1], Visits.Parse(arguments.AsSpan(2)));
        Console.WriteLine("ready");
        while (Console.ReadLine()?.Split(' ') is [var how, var count])
            Console.WriteLine(program.Turn(Enum.Parse<Confined>(how), int.Parse(count, CultureInfo.InvariantCulture)));
        return 0;
    }

    public void Dispose()
    {
        team.Dispose();
        foreach (ConfinedWorker worker in workers)
            worker.Dispose();
        advised.Dispose();
        mapping.Dispose();
        file.Dispose();
    }

    private ConfinedTurn Turn(Confined how, int count)
    {
        bool whole = how is Confined.SumRead or Confined.SumMap;
        int arm = how == Confined.Read ? 0 : 1;
        int[] turn = whole ? blocks : how == Confined.Fill ? LastInReach(count) : Next(next[arm], count);
        ConfinedTurn taken = ConfinedShift.Together(Shifts(how, turn));
        if (how is Confined.Read or Confined.Map or Confined.MapAdvised)
            next[arm] = (next[arm] + count) % blocks.Length;
        return whole ? taken : taken with { Sum = unchecked(taken.Sum - Ends(turn)) };
    }

    /// <summary>All threads at once, each its part of the blocks.</summary>
    private ConfinedShift[] Shifts(Confined how, int[] turn)
    {
        ConfinedShift[] shifts = new ConfinedShift[team.Threads];
        int[][] parts = [.. Enumerable.Range(0, team.Threads).Select(n => turn[(turn.Length * n / team.Threads)..(turn.Length * (n + 1) / team.Threads)])];
        team.Run(number => shifts[number] = workers[number].Do(how, parts[number]));
        return shifts;
    }

    /// <summary>The blocks that either arm comes to last, half of them each: what was filled before the first turn is pushed out by then.</summary>
    private int[] LastInReach(int count) =>
        [.. new[] { blocks.Length / 2, blocks.Length }.SelectMany(end => blocks[Math.Max(0, end - (count / 2))..end])];

    private int[] Next(int from, int count) => [.. Enumerable.Range(from, count).Select(i => blocks[i % blocks.Length])];

    private ulong Ends(int[] turn)
    {
        ulong sum = 0;
        long words = visits.BlockBytes / WordBytes;
        foreach (int block in turn)
            sum = unchecked(sum + content[block * words] + content[((block + 1) * words) - 1]);
        return sum;
    }
}
