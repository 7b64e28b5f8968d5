using PerfSuite.Judging.Records;
using PerfSuite.Paths.Access;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Paths.Replaying;

/// <summary>The reads of a real application, in their order.</summary>
/// <param name="Reads">At least one.</param>
/// <param name="Remarks">What was left out or chosen while reading the file: a sentence each.</param>
public sealed record Trace(IReadOnlyList<Slice> Reads, IReadOnlyList<string> Remarks)
{
    /// <summary>A longer read is none that an application made by one call.</summary>
    public const int LongestRead = 1 << 30;

    public IReadOnlyList<Slice> Reads { get; } = Reads.Count > 0 ? Reads : throw new ArgumentException("A trace has at least one read.", nameof(Reads));

    /// <summary>Length of the smallest file that has all reads, whole pages.</summary>
    public long FileBytes => (Reads.Max(r => r.End) + ThreadBuffers.PageBytes - 1) / ThreadBuffers.PageBytes * ThreadBuffers.PageBytes;

    /// <summary>The trace as a plan.</summary>
    /// <param name="passes">How often it is replayed while the file is open.</param>
    /// <param name="state">What is cached before.</param>
    /// <param name="threads">Among how many threads the reads are divided.</param>
    public ReadPlan Plan(int passes, CacheState state, int threads) => new(FileBytes, Reads, passes, state, threads);
}
