using PerfSuite.Judging.Records;
using PerfSuite.Measurement;
using PerfSuite.Paths.Access;

namespace PerfSuite.Paths.Workloads;

/// <summary>One path as an arm: a turn opens a file, reads all passes, closes it; small files several times.</summary>
public sealed class PathReader : IDisposable
{
    /// <summary>A turn reads about this much at least, bytes, or the clock's own steps would show.</summary>
    private const long LeastBytesPerTurn = 512 << 10;

    private const int MostRepeats = 32;

    private readonly AccessPath path;
    private readonly ReadPlan plan;
    private readonly PlannedFiles files;
    private readonly ThreadTeam team;
    private readonly ThreadBuffers[] buffers;
    private readonly ulong[] sums;
    private int next;

    /// <param name="path">The path.</param>
    /// <param name="plan">What is read.</param>
    /// <param name="files">Where from.</param>
    /// <param name="team">As many threads as the plan asks for.</param>
    /// <param name="firstFile">Where this arm begins its walk over the files.</param>
    public PathReader(AccessPath path, ReadPlan plan, PlannedFiles files, ThreadTeam team, int firstFile)
    {
        (this.path, this.plan, this.files, this.team, next) = (path, plan, files, team, firstFile);
        buffers = [.. Enumerable.Range(0, plan.Threads).Select(_ => new ThreadBuffers(plan.LargestBlock))];
        sums = new ulong[plan.Threads];
        Repeats = RepeatsOf(plan);
    }

    /// <summary>How often a turn opens, reads and closes.</summary>
    public int Repeats { get; }

    /// <summary>The same for all arms of a plan.</summary>
    public static int RepeatsOf(ReadPlan plan) => plan.State == CacheState.Cold ? 1
        : (int)Math.Clamp(LeastBytesPerTurn / (plan.BytesPerPass * plan.Passes), 1, MostRepeats);

    /// <summary>The reader as an arm; an evicted file before each turn where the plan says so.</summary>
    public Arm Arm(bool baseline) => new(path.Name, baseline, Turn, plan.State == CacheState.Cold ? () => files.Evict(next % files.Count) : null);

    /// <summary>One turn.</summary>
    /// <returns>0 where every read gave what the file holds.</returns>
    public ulong Turn()
    {
        ulong difference = 0;
        for (int i = 0; i < Repeats; i++)
        {
            int file = next++ % files.Count;
            difference |= unchecked(ReadOnce(files[file]) - files.ExpectedOf(file));
        }

        return difference;
    }

    public void Dispose()
    {
        foreach (ThreadBuffers own in buffers)
            own.Dispose();
    }

    private ulong ReadOnce(PathTarget target)
    {
        if (!path.SharedByThreads)
        {
            team.Run(thread =>
            {
                using IOpenedFile own = path.Open(target);
                ReadPart(own, thread);
            });
            return Total();
        }

        using IOpenedFile opened = path.Open(target);
        team.Run(thread => ReadPart(opened, thread));
        return Total();
    }

    private void ReadPart(IOpenedFile opened, int thread)
    {
        ulong sum = 0;
        ReadOnlySpan<Slice> blocks = plan.BlocksOf(thread);
        for (int pass = 0; pass < plan.Passes; pass++)
            sum = unchecked(sum + opened.Pass(blocks, buffers[thread]));
        sums[thread] = sum;
    }

    private ulong Total()
    {
        ulong sum = 0;
        foreach (ulong part in sums)
            sum = unchecked(sum + part);
        return sum;
    }
}
