using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Why;

/// <summary>
/// Loops over one cached file, and a standing mapping of it with every page present. The loops start at different places of the file,
/// so that none finds what another has just brought into the CPU's cache.
/// </summary>
internal sealed class LoopSet : IDisposable
{
    private readonly FileDescriptor file;
    private readonly Mapping mapping;
    private readonly List<IDisposable> loops = [];
    private readonly int count;

    /// <param name="workspace">Where the file is.</param>
    /// <param name="blockBytes">Size of a block.</param>
    /// <param name="count">How many loops there will be.</param>
    public LoopSet(Workspace workspace, int blockBytes, int count)
    {
        this.count = count;
        Data = workspace.WarmFile;
        Data.EstablishWarm();
        file = Data.Open();
        mapping = Mapping.Create(file, 0, Data.Bytes);
        for (long at = 0; at < Data.Bytes; at += PageCache.PageBytes)
            Present.ByteAt(at);
        Visit = new BlockVisit(Data, Profile.PassBytes, blockBytes, VisitOrder.Sequential, workspace.Seed);
    }

    public DataFile Data { get; }

    public BlockVisit Visit { get; }

    /// <summary>The whole file, mapped, every page present.</summary>
    public MappedRange Present => mapping.Range;

    /// <summary>The next loop with parts left out.</summary>
    public DifferentialLoop NextLoop() => Kept(new DifferentialLoop(Data, file, Visit, NextWalk()));

    /// <summary>The next loop that reads whole blocks.</summary>
    public BlockReader NextReader() => Kept(new BlockReader(file, Visit, NextWalk()));

    /// <summary>The next loop that maps a pass and copies whole blocks.</summary>
    public BlockMapper NextMapper() => Kept(new BlockMapper(file, Visit, NextWalk()));

    /// <summary>The whole file, mapped anew, no page of it present.</summary>
    public Mapping MapUntouched() => Mapping.Create(file, 0, Data.Bytes);

    public void Dispose()
    {
        loops.ForEach(l => l.Dispose());
        mapping.Dispose();
        file.Dispose();
    }

    private PassWalk NextWalk() => loops.Count < count ? Visit.WalkOf(loops.Count, count)
        : throw new InvalidOperationException($"There were to be {count} loops; this is one more.");

    private T Kept<T>(T loop)
        where T : IDisposable
    {
        loops.Add(loop);
        return loop;
    }
}
