using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Limits;

/// <summary>The confined process itself: does one turn a line, and tells what it took.</summary>
internal sealed class ConfinedProgram : IDisposable
{
    private const int WordBytes = sizeof(ulong);

    /// <summary>Blocks that are asked for before the first of them is read: far fewer than the room holds.</summary>
    private const int BlocksAhead = 256;

    private readonly Visits visits;
    private readonly SeededWords content;
    private readonly FileDescriptor file;
    private readonly Mapping mapping;
    private readonly NativeBuffer buffer;
    private readonly ThreadProbe probe = new();
    private readonly int[] blocks;

    /// <summary>Where each arm goes on: half a file apart, so that both have passed the limit before one comes to what the other has read.</summary>
    private readonly int[] next;

    private ConfinedProgram(string path, string name, Visits visits)
    {
        this.visits = visits;
        content = new SeededWords(visits.Seed, name);
        file = FileDescriptor.Open(path);
        mapping = Mapping.Create(file, 0, visits.FileBytes);
        buffer = new NativeBuffer(visits.BlockBytes);
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
        probe.Dispose();
        buffer.Dispose();
        mapping.Dispose();
        file.Dispose();
    }

    private ConfinedTurn Turn(Confined how, int count)
    {
        bool whole = how is Confined.SumRead or Confined.SumMap;
        int[] turn = whole ? blocks : how == Confined.Fill ? LastInReach(count) : Next(next[(int)how], count);
        CounterSnapshot before = probe.Take();
        long start = Stopwatch.GetTimestamp();
        ulong sum = how switch
        {
            Confined.Read => ReadAll(turn),
            Confined.Fill => turn.Chunk(BlocksAhead).Aggregate(0UL, (all, some) => unchecked(all + ReadAhead(some))),
            Confined.Map => CopyAll(turn),
            Confined.SumRead => SumRead(),
            _ => mapping.Range.Sum(0, visits.FileBytes),
        };
        long end = Stopwatch.GetTimestamp();
        Counters counted = probe.Between(before, probe.Take());
        if (how is Confined.Read or Confined.Map)
            next[(int)how] = (next[(int)how] + count) % blocks.Length;
        return new ConfinedTurn(Stopwatch.GetElapsedTime(start, end).TotalNanoseconds, whole ? sum : unchecked(sum - Ends(turn)), counted);
    }

    /// <summary>The blocks that either arm comes to last, half of them each: what was filled before the first turn is pushed out by then.</summary>
    private int[] LastInReach(int count) =>
        [.. new[] { blocks.Length / 2, blocks.Length }.SelectMany(end => blocks[Math.Max(0, end - (count / 2))..end])];

    /// <summary>Asks for the blocks, then reads them: the device answers many at once.</summary>
    private ulong ReadAhead(int[] some)
    {
        foreach (int block in some)
            file.Advise(FileAdvice.WillNeed, (long)block * visits.BlockBytes, visits.BlockBytes);
        return ReadAll(some);
    }

    private int[] Next(int from, int count) => [.. Enumerable.Range(from, count).Select(i => blocks[i % blocks.Length])];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong ReadAll(int[] turn)
    {
        int descriptor = file.Number, count = visits.BlockBytes;
        nint target = buffer.Address;
        ulong sum = 0;
        foreach (int block in turn)
        {
            if (SystemCall.Pread(descriptor, target, count, (long)block * count) != count)
                throw ShortReadException.At(file.Path, (long)block * count, count);
            sum = unchecked(sum + buffer.WordAt(0) + buffer.WordAt(count - WordBytes));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong CopyAll(int[] turn)
    {
        MappedRange map = mapping.Range;
        int count = visits.BlockBytes;
        nint target = buffer.Address;
        ulong sum = 0;
        foreach (int block in turn)
        {
            map.CopyTo((long)block * count, target, count);
            sum = unchecked(sum + buffer.WordAt(0) + buffer.WordAt(count - WordBytes));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SumRead()
    {
        int count = visits.BlockBytes;
        ulong sum = 0;
        for (long at = 0; at < visits.FileBytes; at += count)
        {
            if (SystemCall.Pread(file.Number, buffer.Address, count, at) != count)
                throw ShortReadException.At(file.Path, at, count);
            sum = unchecked(sum + WordSum.Of(buffer.Address, count));
        }

        return sum;
    }

    private ulong Ends(int[] turn)
    {
        ulong sum = 0;
        long words = visits.BlockBytes / WordBytes;
        foreach (int block in turn)
            sum = unchecked(sum + content[block * words] + content[((block + 1) * words) - 1]);
        return sum;
    }
}
