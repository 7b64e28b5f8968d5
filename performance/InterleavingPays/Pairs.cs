using BenchmarkDotNet.Attributes;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Performance.InterleavingPays;

/// <summary>
/// What the measured pairs share: a cached file and one reader and mapper of 16 KiB blocks for each arm, made once for the whole study,
/// because where buffers lie moves a ratio by more than what is to be shown, in either order alike.
/// </summary>
internal sealed class SharedArms : IDisposable
{
    private readonly FileDescriptor file;

    public SharedArms()
    {
        DataFile data = Workspace.Current.WarmFile;
        data.EstablishWarm();
        file = data.Open();
        BlockVisit visit = new(data, Profile.PassBytes, blockBytes: 16 << 10, VisitOrder.Sequential, Workspace.Current.Seed);
        Reader = new BlockReader(file, visit, visit.WalkOf(0, 3));
        Twin = new BlockReader(file, visit, visit.WalkOf(1, 3));
        Mapper = new BlockMapper(file, visit, visit.WalkOf(2, 3));
        Current = this;
    }

    public static SharedArms Current { get; private set; } = null!;

    public BlockReader Reader { get; }

    public BlockReader Twin { get; }

    public BlockMapper Mapper { get; }

    public void Dispose()
    {
        Mapper.Dispose();
        Twin.Dispose();
        Reader.Dispose();
        file.Dispose();
    }
}

/// <summary>An arm against its twin: whatever the machine does to one it does to the other, and the true ratio is 1 throughout.</summary>
public class ReadAgainstItself
{
    [Benchmark(Baseline = true)]
    public ulong Read() => SharedArms.Current.Reader.CopyPass();

    [Benchmark]
    public ulong ReadAgain() => SharedArms.Current.Twin.CopyPass();
}

/// <summary>The pair of the claims: a neighbour that takes bandwidth slows the two by different factors, so that the true ratio moves too.</summary>
public class ReadAgainstMapping
{
    [Benchmark(Baseline = true)]
    public ulong Read() => SharedArms.Current.Reader.CopyPass();

    [Benchmark]
    public ulong MapAndCopy() => SharedArms.Current.Mapper.CopyPass();
}
