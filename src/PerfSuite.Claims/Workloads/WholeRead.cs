using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>The system-call arm of claims that count rather than time: one pread() for each bufferful of a file.</summary>
internal static class WholeRead
{
    /// <summary>Reads the file from start to end and adds up every word.</summary>
    /// <param name="file">The file.</param>
    /// <param name="buffer">Its size is that of a block.</param>
    /// <param name="bytes">Size of the file; a whole number of blocks.</param>
    /// <exception cref="ShortReadException">A read was short or failed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Sum(FileDescriptor file, NativeBuffer buffer, long bytes)
    {
        int count = (int)buffer.Bytes;
        ulong sum = 0;
        for (long at = 0; at < bytes; at += count)
        {
            if (SystemCall.Pread(file.Number, buffer.Address, count, at) != count)
                throw ShortReadException.At(file.Path, at, count);
            sum = unchecked(sum + WordSum.Of(buffer.Address, count));
        }

        return sum;
    }
}
