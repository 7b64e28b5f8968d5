using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Data;

/// <summary>A file that timed loops open and close without an allocation.</summary>
/// <param name="Path">Where it is.</param>
public record OpenableFile(string Path)
{
    private readonly byte[] path = SystemCall.PathBytes(Path);

    /// <summary>One open(2) for reading.</summary>
    /// <returns>The descriptor, to be closed by <see cref="Close"/>.</returns>
    /// <exception cref="SystemCallException">The call failed.</exception>
    public int Open()
    {
        int descriptor = SystemCall.Open(path, OpenAccess.ReadOnly, OpenOptions.None, mode: 0);
        return descriptor >= 0 ? descriptor : throw SystemCallException.Last("open", Path);
    }

    /// <exception cref="SystemCallException">The call failed.</exception>
    public void Close(int descriptor)
    {
        if (SystemCall.Close(descriptor) != 0)
            throw SystemCallException.Last("close", Path);
    }

    /// <summary>One mapping taken apart: opening, mapping, first touch, copying, unmapping, closing.</summary>
    /// <param name="stages">Gets one sample of each stage.</param>
    /// <param name="arm">Name of the arm in the samples.</param>
    /// <param name="mappedBytes">How much is mapped.</param>
    /// <param name="target">Where it is copied to as a whole; null where one byte is all that is wanted.</param>
    public void StagedMapping(StageClock stages, string arm, long mappedBytes, NativeBuffer? target)
    {
        long start = StageClock.Start();
        int descriptor = Open();
        start = stages.Stop(arm, "open", start);
        MappedRange map = MappedRange.Map(descriptor, 0, mappedBytes);
        start = stages.Stop(arm, "map", start);
        _ = map.ByteAt(0);
        start = stages.Stop(arm, "fault", start);
        if (target is not null)
        {
            map.CopyTo(0, target.Address, mappedBytes);
            start = stages.Stop(arm, "access", start);
        }

        map.Unmap();
        start = stages.Stop(arm, "unmap", start);
        Close(descriptor);
        stages.Stop(arm, "close", start);
    }
}
