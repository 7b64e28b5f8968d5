using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>The system-call arm: one pread() a block, all of a pass into one buffer.</summary>
public sealed class BlockReader : IDisposable
{
    private readonly FileDescriptor file;
    private readonly BlockVisit visit;
    private readonly PassWalk walk;
    private readonly CopyTargets targets;

    public BlockReader(FileDescriptor file, BlockVisit visit, PassWalk walk)
    {
        this.file = file;
        this.visit = visit;
        this.walk = walk;
        targets = new CopyTargets(visit.BlockBytes);
    }

    /// <summary>Reads one pass.</summary>
    /// <returns>0 where every block's ends are what the file holds.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong CopyPass()
    {
        long pass = walk.Next();
        int descriptor = file.Number, count = visit.BlockBytes;
        NativeBuffer buffer = targets.Next();
        nint target = buffer.Address;
        ulong sum = 0;
        foreach (long offset in visit.Offsets)
        {
            if (SystemCall.Pread(descriptor, target, count, pass + offset) != count)
                throw ShortReadException.At(file.Path, pass + offset, count);
            sum = unchecked(sum + buffer.WordAt(0) + buffer.WordAt(count - 8));
        }

        return walk.Difference(sum);
    }

    /// <summary>Reads one pass, and adds up every word of the buffer after each block.</summary>
    /// <returns>0 where the sum is what the file holds.</returns>
    public ulong SumPass() => SumPasses(1);

    /// <summary>The same bytes as <see cref="SumPass"/>, read and added up again and again.</summary>
    /// <param name="times">How often.</param>
    /// <returns>0 where each sum is what the file holds.</returns>
    public ulong SumPasses(int times)
    {
        long pass = walk.Next();
        ulong wrong = 0;
        for (int i = 0; i < times; i++)
            wrong |= walk.Difference(SumOf(pass));
        return wrong;
    }

    public void Dispose() => targets.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SumOf(long pass)
    {
        int descriptor = file.Number, count = visit.BlockBytes;
        nint target = targets.Next().Address;
        ulong sum = 0;
        foreach (long offset in visit.Offsets)
        {
            if (SystemCall.Pread(descriptor, target, count, pass + offset) != count)
                throw ShortReadException.At(file.Path, pass + offset, count);
            sum = unchecked(sum + WordSum.Of(target, count));
        }

        return sum;
    }
}

/// <summary>A read in a timed loop gave less than asked for; it is not retried, because a retry would be timed.</summary>
public sealed class ShortReadException(string message) : IOException(message)
{
    /// <param name="path">The file.</param>
    /// <param name="offset">Where the read began.</param>
    /// <param name="count">How many bytes were asked for.</param>
    public static ShortReadException At(string path, long offset, long count) =>
        new($"pread of {count} bytes at {offset} of {path} was short or failed ({Errno.Last.Name}); the case cannot be compared.");
}
