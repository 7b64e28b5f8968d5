using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Claims.DotNet;

/// <summary>Reading words by a view accessor costs several times what reading them through its pointer costs, and more with threads.</summary>
/// <remarks>Source: users of the runtime, who found a factor of ten on one thread and hundreds on many. Samples in ns per pass. Each
/// <c>Read</c> takes a reference to the view's handle and gives it back: two interlocked operations, on one cache line for all threads. Measured on
/// .NET 10 and Linux 6.18: 20 to 24 times on one thread and on two.</remarks>
[Claim("accessor-costs-many-times-a-pointer",
    Title = "A view accessor's reads cost several times a pointer's",
    Statement = "Every 64-bit word of a mapped, cached file is read in ascending order and added up: by MemoryMappedViewAccessor.ReadUInt64, or through "
        + "the pointer of the same view. Each thread reads all words, on one thread and on as many as there are processors (up to four).",
    Source = Sources.DotNet,
    Expectation = Expectation.Supported,
    Because = "Each call checks and takes a reference to the view's handle and gives it back; the threads share the counter of references.",
    Drawback = true)]
public class AccessorCostsManyTimesAPointer : TimingClaim
{
    private const long FileBytes = 512 << 10;
    private const int MostThreads = 4;

    /// <summary>"Several times": what a faster processor or runtime would not make up for.</summary>
    private const double Factor = 2;

    private MemoryMappedFile? file;
    private MemoryMappedViewAccessor? view;
    private AcquiredView? pointer;
    private ThreadTeam? team;
    private ulong expected;
    private ulong[] sums = [];

    /// <summary>Whether one thread reads, or several at once.</summary>
    [ParamsAllValues]
    public ReadersAtOnce Readers { get; set; }

    public override Region Region => Region.Over(Factor);

    public override double Margin => 0.1;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", FileBytes), ("bytesPerOperation", FileBytes * Threads), ("threads", Threads), ("seed", Workspace.Seed));

    private int Threads => Readers == ReadersAtOnce.One ? 1 : Math.Min(Environment.ProcessorCount, MostThreads);

    [GlobalSetup]
    public void Open()
    {
        if (Readers == ReadersAtOnce.Several && Threads == 1)
            throw NotApplicable("There is one processor, on which threads do not run at once.", "give the process two processors or more.");
        DataFile data = Workspace.File("accessor.bin", FileBytes);
        data.EstablishWarm();
        file = MemoryMappedFile.CreateFromFile(data.Path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, FileBytes, MemoryMappedFileAccess.Read);
        pointer = new AcquiredView(view, FileBytes);
        team = new ThreadTeam(Threads);
        sums = new ulong[Threads];
        expected = data.Content.Sum(0, FileBytes);
    }

    [Benchmark(Baseline = true)]
    public ulong ReadByAccessor()
    {
        team!.Run(thread => sums[thread] = SumOf(view!));
        return Differences();
    }

    [Benchmark]
    public ulong ReadByPointer()
    {
        team!.Run(thread => sums[thread] = SumOf(pointer!.Range));
        return Differences();
    }

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        counters.CountsInput ? Judge(counters[nameof(ReadByAccessor)], counters[nameof(ReadByPointer)]) : [];

    /// <summary>What both arms' counters must be for the difference to be the runtime's own.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters accessor, Counters pointer) =>
    [
        MechanismRow.Of("read calls, both arms", Expected.Exactly(0), accessor.ReadCalls + pointer.ReadCalls),
        MechanismRow.Of("major faults, both arms", Expected.Exactly(0), accessor.MajorFaults + pointer.MajorFaults),
    ];

    [GlobalCleanup]
    public void Close()
    {
        team?.Dispose();
        pointer?.Dispose();
        view?.Dispose();
        file?.Dispose();
    }

    /// <summary>0 where every thread found what the file holds.</summary>
    private ulong Differences()
    {
        ulong differences = 0;
        foreach (ulong sum in sums)
            differences |= unchecked(sum - expected);
        return differences;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong SumOf(MemoryMappedViewAccessor view)
    {
        ulong sum = 0;
        for (long at = 0; at < FileBytes; at += sizeof(ulong))
            sum = unchecked(sum + view.ReadUInt64(at));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong SumOf(MappedRange map)
    {
        ulong sum = 0;
        for (long at = 0; at < FileBytes; at += sizeof(ulong))
            sum = unchecked(sum + map.WordAt(at));
        return sum;
    }
}

/// <summary>How many threads read at once.</summary>
public enum ReadersAtOnce
{
    One,
    Several,
}
