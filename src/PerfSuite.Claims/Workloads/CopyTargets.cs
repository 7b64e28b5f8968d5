using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>
/// The buffers that an arm copies into, one a pass in turn. Where a buffer's pages happen to lie in memory decides which lines of the CPU's
/// caches they share with the file's, and so moves the time of every pass of a process; over many buffers that becomes noise
/// within the process, which the interval shows.
/// </summary>
internal sealed class CopyTargets : IDisposable
{
    /// <summary>Enough to average over, little beside the working set.</summary>
    private const int MostBytes = 1 << 20;
    private const int Most = 64;

    private readonly NativeBuffer[] buffers;
    private int turn;

    /// <param name="blockBytes">Size of a block, and of a buffer.</param>
    public CopyTargets(int blockBytes) =>
        buffers = [.. Enumerable.Range(0, Math.Clamp(MostBytes / blockBytes, 1, Most)).Select(_ => new NativeBuffer(blockBytes))];

    /// <summary>The buffer for the pass that begins.</summary>
    public NativeBuffer Next() => buffers[turn = (turn + 1) % buffers.Length];

    public void Dispose()
    {
        foreach (NativeBuffer buffer in buffers)
            buffer.Dispose();
    }
}
