using System.Globalization;
using System.Numerics;

namespace PerfSuite.Data;

/// <summary>What keeps a data file smaller than its experiment wants it.</summary>
public enum SizeBound
{
    /// <summary>Nothing: the file is as large as wanted.</summary>
    None,

    /// <summary>A file takes a quarter of the available memory at most.</summary>
    Memory,

    /// <summary>A file takes a quarter of the free disk at most.</summary>
    Disk,
}

/// <summary>The size of a data file.</summary>
/// <param name="Bytes">The size.</param>
/// <param name="WantedBytes">The size that the experiment asks for on this machine.</param>
/// <param name="Bound">Why it is smaller, where it is.</param>
public sealed record FileSize(long Bytes, long WantedBytes, SizeBound Bound = SizeBound.None)
{
    /// <summary>A file takes at most this part of what is available.</summary>
    private const int Part = 4;

    /// <summary>Less would be no experiment at all.</summary>
    private const long LeastBytes = 2 << 20;

    /// <summary>Whether the experiment is the one that was wanted.</summary>
    public bool IsWhole => Bytes == WantedBytes;

    /// <summary>What a verdict stands for where the file is smaller than wanted; empty where it is not.</summary>
    public string Regime => IsWhole ? "" : string.Create(CultureInfo.InvariantCulture,
        $"The file has {Bytes >> 20} MiB where {WantedBytes >> 20} are wanted, as it may take a quarter of {(Bound == SizeBound.Memory ? "the available memory" : "the free disk")}: the verdict is about files of that size only.");

    /// <summary>A size that nothing bounds.</summary>
    public static FileSize Exactly(long bytes) => new(bytes, bytes);

    /// <summary>As large as wanted, or the half of it, or the half of that: what fits, and is the same on the next day.</summary>
    /// <param name="wantedBytes">The size that the experiment asks for.</param>
    /// <param name="stepBytes">A power of two: sizes are multiples of it, and where there is too little for that, powers of two below it.</param>
    /// <param name="room">What there is.</param>
    public static FileSize Fitting(long wantedBytes, long stepBytes, Room room)
    {
        long most = Math.Min(room.AvailableMemoryBytes, room.FreeDiskBytes) / Part, wanted = (wantedBytes + stepBytes - 1) / stepBytes * stepBytes, bytes = wanted;
        while (bytes > most && bytes > LeastBytes)
            bytes = bytes / 2 >= stepBytes ? bytes / 2 / stepBytes * stepBytes : (long)BitOperations.RoundUpToPowerOf2((ulong)bytes) / 2;
        return new FileSize(bytes, wanted, bytes == wanted ? SizeBound.None : room.AvailableMemoryBytes <= room.FreeDiskBytes ? SizeBound.Memory : SizeBound.Disk);
    }
}
