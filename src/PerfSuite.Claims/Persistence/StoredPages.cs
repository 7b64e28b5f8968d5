using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Persistence;

/// <summary>Stores through a mapping of a whole file, and what the device has of them.</summary>
internal static class StoredPages
{
    /// <summary>Stores a word in every page.</summary>
    /// <param name="map">The whole file.</param>
    /// <param name="content">What stands in it.</param>
    /// <returns>Sum of the file's words with the stores.</returns>
    public static ulong StoreInEvery(MappedRange map, SeededWords content)
    {
        ulong sum = content.Sum(0, map.Bytes);
        for (long at = 0; at < map.Bytes; at += PageCache.PageBytes)
        {
            map.SetWord(at, ~content[at / sizeof(ulong)]);
            sum = unchecked(sum - content[at / sizeof(ulong)] + ~content[at / sizeof(ulong)]);
        }

        return sum;
    }

    /// <summary>Bytes of the file that are changed and not on the device, being written included; ask <see cref="PageCache.HasCachestat"/> before.</summary>
    public static long DirtyBytes(FileDescriptor file)
    {
        CacheStatistics statistics = PageCache.Statistics(file);
        return (statistics.Dirty + statistics.Writeback) * PageCache.PageBytes;
    }

    /// <summary>Sum of the file's words once it has been evicted and read again.</summary>
    /// <param name="data">The file; mapped by nobody.</param>
    /// <param name="file">The open file.</param>
    public static ulong SumFromDevice(DataFile data, FileDescriptor file)
    {
        data.EstablishCold(file);
        using NativeBuffer buffer = new(data.Bytes);
        file.ReadExactly(buffer.Address, data.Bytes, 0);
        return buffer.Sum(0, data.Bytes);
    }
}
