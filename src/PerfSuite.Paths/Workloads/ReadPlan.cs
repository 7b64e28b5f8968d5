using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;

namespace PerfSuite.Paths.Workloads;

/// <summary>Exactly what is read of a file: the blocks in order, divided among threads, and how often.</summary>
public sealed class ReadPlan
{
    private readonly Slice[] blocks;

    /// <param name="fileBytes">Length of the file.</param>
    /// <param name="blocks">At least one block within the file.</param>
    /// <param name="passes">How often all blocks are read while the file is open.</param>
    /// <param name="state">What is cached before.</param>
    /// <param name="threads">Among how many threads the blocks are divided, in runs of neighbours.</param>
    public ReadPlan(long fileBytes, IEnumerable<Slice> blocks, int passes, CacheState state, int threads)
    {
        this.blocks = [.. blocks];
        if (this.blocks.Length == 0)
            throw new ArgumentException("There is nothing to read: a plan has at least one block.", nameof(blocks));
        if (Array.FindIndex(this.blocks, b => b.Bytes <= 0 || b.Offset < 0 || b.Offset > fileBytes - b.Bytes) is var outside and >= 0)
            throw new ArgumentException($"Block {outside} ({this.blocks[outside]}) does not lie within the file of {fileBytes} bytes.", nameof(blocks));
        (FileBytes, Passes, State, Threads) = (fileBytes, passes, state, threads);
        LargestBlock = this.blocks.Max(b => b.Bytes);
        BytesPerPass = this.blocks.Sum(b => (long)b.Bytes);
    }

    public long FileBytes { get; }

    public int Passes { get; }

    public CacheState State { get; }

    public int Threads { get; }

    /// <summary>Length of the largest block, bytes.</summary>
    public int LargestBlock { get; }

    /// <summary>Sum of the blocks' lengths.</summary>
    public long BytesPerPass { get; }

    /// <summary>All blocks in order.</summary>
    public ReadOnlySpan<Slice> Blocks => blocks;

    /// <summary>The plan of a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="seed">Seed of the permutation.</param>
    public static ReadPlan Of(ReadWorkload workload, int seed)
    {
        Slice[] all = new Slice[workload.Blocks];
        for (long i = 0; i < all.Length; i++)
            all[i] = new Slice(i * workload.ReadBytes, (int)Math.Min(workload.ReadBytes, workload.FileBytes - (i * workload.ReadBytes)));
        if (workload.Order == BlockOrder.Random)
            new Random(seed).Shuffle(all);
        return new ReadPlan(workload.FileBytes, all, workload.Passes, workload.State, workload.Threads);
    }

    /// <summary>The blocks of one thread; empty where there are fewer blocks than threads.</summary>
    public ReadOnlySpan<Slice> BlocksOf(int thread)
    {
        int from = (int)((long)blocks.Length * thread / Threads), to = (int)((long)blocks.Length * (thread + 1) / Threads);
        return blocks.AsSpan(from, to - from);
    }
}
