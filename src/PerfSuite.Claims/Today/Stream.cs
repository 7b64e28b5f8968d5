using System.Runtime.CompilerServices;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Today;

/// <summary>How a program passes once through a file that it will not use again.</summary>
internal enum StreamWay
{
    /// <summary>pread(), nothing said.</summary>
    Read,

    /// <summary>pread() after POSIX_FADV_NOREUSE.</summary>
    ReadNoReuse,

    /// <summary>Touching every page of a mapping with MADV_SEQUENTIAL.</summary>
    MapSequential,

    /// <summary>preadv2() with RWF_DONTCACHE.</summary>
    ReadUncached,

    /// <summary>pread(), and POSIX_FADV_DONTNEED for what lies behind.</summary>
    ReadAndDrop,
}

/// <summary>Passing once through a file, 1 MiB after the other.</summary>
internal static class Stream
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Reads or touches every page of a file.</summary>
    /// <returns>Wrapping sum of the first word of every page.</returns>
    public static ulong Through(FileDescriptor file, StreamWay way)
    {
        if (way == StreamWay.MapSequential)
        {
            using Mapping mapping = Mapping.Create(file, 0, file.Length);
            mapping.Range.Advise(MemoryAdvice.Sequential);
            return HotSet.Touch(mapping.Range);
        }

        if (way == StreamWay.ReadNoReuse)
            file.Advise(FileAdvice.NoReuse);
        return Read(file, way == StreamWay.ReadUncached ? ReadFlags.DoNotCache : ReadFlags.None, way == StreamWay.ReadAndDrop);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Read(FileDescriptor file, ReadFlags flags, bool drops)
    {
        using NativeBuffer buffer = new(ChunkBytes);
        long bytes = file.Length;
        ulong sum = 0;
        for (long at = 0; at < bytes; at += ChunkBytes)
        {
            int count = (int)Math.Min(ChunkBytes, bytes - at);
            if (SystemCall.Preadv2(file.Number, buffer.Address, count, at, flags) != count)
                throw ShortReadException.At(file.Path, at, count);
            for (int page = 0; page < count; page += PageCache.PageBytes)
                sum = unchecked(sum + buffer.WordAt(page));
            if (drops)
                file.Advise(FileAdvice.DontNeed, 0, at + count); // Not this piece alone: a folio that reaches beyond a range is not dropped with it.
        }

        return sum;
    }
}
