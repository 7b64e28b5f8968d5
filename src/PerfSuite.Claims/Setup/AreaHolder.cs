using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Claims.Limits;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Measurement;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Setup;

/// <summary>A process that holds many memory areas, or none of its own, and makes the same calls and faults: this side of it.</summary>
internal sealed class AreaHolder : IDisposable
{
    private readonly Child child;

    /// <param name="data">A file of at least a page.</param>
    /// <param name="areas">How many areas it holds.</param>
    public AreaHolder(DataFile data, int areas)
    {
        child = Child.Start(AreaHolderProgram.Run, [data.Path, areas.ToString(CultureInfo.InvariantCulture)]);
        child.ReadLine();
    }

    /// <summary>All areas of the process, the runtime's too.</summary>
    public int Areas => MemoryMap.Read(child.Id).Areas.Length;

    public TurnElsewhere LastTurn { get; private set; }

    /// <summary>One turn of operations.</summary>
    /// <returns>0 where what was seen is right.</returns>
    public ulong Ask(AreaOperation operation)
    {
        long start = Stopwatch.GetTimestamp();
        ConfinedTurn turn = ConfinedTurn.Parse(child.Ask($"{operation}"));
        LastTurn = new TurnElsewhere(Math.Max(0, Stopwatch.GetElapsedTime(start).TotalNanoseconds - turn.Nanoseconds), turn.Counted);
        return turn.Sum;
    }

    public void Dispose() => child.Dispose();
}

/// <summary>What is done beside many areas.</summary>
public enum AreaOperation
{
    /// <summary>A page is mapped and unmapped; nobody touches it.</summary>
    MapAndUnmap,

    /// <summary>A page of a standing mapping is touched that has no page-table entry.</summary>
    Fault,
}

/// <summary>The process itself.</summary>
internal sealed class AreaHolderProgram : IDisposable
{
    public const int OperationsPerTurn = 128;

    /// <summary>Areas of a page each, so that a fault cannot bring in its neighbours.</summary>
    private const int Touched = 64;

    private readonly FileDescriptor file;
    private readonly MappedRange[] touched;
    private readonly ThreadProbe probe = new();
    private readonly byte firstByte;

    private AreaHolderProgram(string path, int areas)
    {
        file = FileDescriptor.Open(path);
        for (int i = 0; i < areas; i++)
            _ = MapPage(); // Of the same page of the file: neighbours do not grow together.
        touched = [.. Enumerable.Range(0, Touched).Select(_ => MapPage())];
        firstByte = touched[0].ByteAt(0);
    }

    /// <summary>Entry point: path of the file, and how many areas to hold.</summary>
    public static int Run(string[] arguments)
    {
        using AreaHolderProgram program = new(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } operation)
            Console.WriteLine(program.Turn(Enum.Parse<AreaOperation>(operation)));
        return 0;
    }

    public void Dispose()
    {
        probe.Dispose();
        file.Dispose();
    }

    private ConfinedTurn Turn(AreaOperation operation)
    {
        double nanoseconds = 0;
        ulong wrong = 0;
        CounterSnapshot before = probe.Take();
        for (int done = 0; done < OperationsPerTurn; done += Touched)
        {
            long start = Stopwatch.GetTimestamp();
            wrong += operation == AreaOperation.Fault ? TouchAll() : MapAndUnmapAll();
            nanoseconds += Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            if (operation == AreaOperation.Fault)
                DropAll();
        }

        return new ConfinedTurn(nanoseconds, wrong, probe.Between(before, probe.Take()));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong TouchAll()
    {
        ulong wrong = 0;
        foreach (MappedRange page in touched)
            wrong += page.ByteAt(0) == firstByte ? 0UL : 1;
        return wrong;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong MapAndUnmapAll()
    {
        for (int i = 0; i < Touched; i++)
            MapPage().Unmap();
        return 0;
    }

    private void DropAll()
    {
        foreach (MappedRange page in touched)
            page.Advise(MemoryAdvice.DontNeed);
    }

    private MappedRange MapPage() => MappedRange.Map(file.Number, 0, PageCache.PageBytes);
}
