using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Claims.DotNet;

/// <summary>Several threads read a cached file faster than one, through a mapping as by calls.</summary>
/// <remarks>Source: users of the runtime, and the study of mmap in databases by Crotty, Leis and Pavlo (2022). Samples in ns per pass over the same blocks,
/// divided among the threads. Where other processes use the processors there is nothing to gain: 0.9 to 1.0 on two
/// processors that others kept busy.</remarks>
[Claim("reading-scales-with-threads",
    Title = "Threads read a cached file faster than one thread, mapped or not",
    Statement = "A cached file is opened, read in blocks of 64 KiB, added up and closed: by one thread, or divided among as many threads as there are processors "
        + "(up to eight). By RandomAccess.Read, and through a mapping.",
    Source = Sources.DotNet,
    Expectation = Expectation.MachineDependent,
    Because = "Copies and faults of several threads run at once where there are processors and memory bandwidth for them; faults share one address space's lock.")]
public class ReadingScalesWithThreads : TimingClaim
{
    private const int MostThreads = 8;

    /// <summary>What each further thread must add, at the least; two threads read 1.78 times as fast by calls where they could.</summary>
    private const double AddedByThread = 0.2;

    /// <summary>What other work may take of the processors. Threads do not run at once on processors that are taken.</summary>
    private const double MostByOthers = 0.1;

    private readonly List<IDisposable> opened = [];
    private readonly Stopwatch wall = new();
    private ProcessorTime before;
    private PathReader? one, several;

    /// <summary>The access path, by its name.</summary>
    [Params("random-access", "map")]
    public string Path { get; set; } = "";

    public override Region Region => RegionOf(Threads);

    /// <summary>Scheduling of threads scatters.</summary>
    public override double Margin => 0.1;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("fileBytes", Workload(1).FileBytes), ("blockBytes", Workload(1).ReadBytes), ("passes", Workload(1).Passes), ("threads", Threads), ("seed", Workspace.Seed));

    private static int Threads => Math.Min(Environment.ProcessorCount, MostThreads);

    /// <summary>Faster by a share of every thread that was added: with eight threads a fifth more than one would be no scaling.</summary>
    internal static Region RegionOf(int threads) => Region.Over(1 + (AddedByThread * (threads - 1)));

    [GlobalSetup]
    public void Open()
    {
        if (Threads == 1)
            throw NotApplicable("There is one processor, on which threads do not run at once.", "give the process two processors or more.");
        one = Reader(1);
        several = Reader(Threads);
        before = ProcessorTime.Read();
        wall.Restart();
    }

    [Benchmark(Baseline = true)]
    public ulong OneThread() => one!.Turn();

    [Benchmark]
    public ulong SeveralThreads() => several!.Turn();

    /// <exception cref="NotMeasurableException">Other work took too much of the processors.</exception>
    public override IEnumerable<MechanismRow> AfterRounds()
    {
        double share = ProcessorTime.Read().OthersSince(before) / (wall.Elapsed.TotalSeconds * Environment.ProcessorCount);
        return share <= MostByOthers ? [] : throw new NotMeasurableException(
            $"Other work took {share:0 %} of the processors meanwhile; {MostByOthers:0 %} is allowed, or threads cannot run at once. End it, or measure again later.");
    }

    [GlobalCleanup]
    public void Close()
    {
        opened.Reverse();
        foreach (IDisposable part in opened)
            part.Dispose();
        opened.Clear();
    }

    private static ReadWorkload Workload(int threads) => new(8 << 20, 64 << 10, 1, BlockOrder.Sequential, CacheState.Warm, threads);

    private PathReader Reader(int threads)
    {
        ReadPlan plan = ReadPlan.Of(Workload(threads), Workspace.Seed);
        PlannedFiles files = Kept(new PlannedFiles(Workspace, plan));
        return Kept(new PathReader(AccessPaths.Named(Path), plan, files, Kept(new ThreadTeam(threads)), firstFile: threads == 1 ? 0 : files.Count / 2));
    }

    private T Kept<T>(T part)
        where T : IDisposable
    {
        opened.Add(part);
        return part;
    }
}
