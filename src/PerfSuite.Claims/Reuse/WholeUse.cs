using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Reuse;

/// <summary>A cached file that is used from open to close, again and again, so that a turn is long enough to be timed.</summary>
internal sealed class WholeUse : IDisposable
{
    private const long TurnBytes = 256L << 10;
    private const int LongestBlockBytes = 64 << 10;
    private const long LargestCachedBytes = 16L << 20, LargestNearBytes = 512 << 10;

    private readonly DataFile data;
    private readonly OpenableFile file;
    private readonly NativeBuffer buffer;
    private readonly int uses;
    private readonly ulong expected;

    public WholeUse(DataFile data)
    {
        this.data = data;
        data.EstablishWarm();
        file = new OpenableFile(data.Path);
        buffer = new NativeBuffer(BlockBytesFor(data.Bytes));
        uses = UsesPerTurn(data.Bytes);
        expected = data.Content.Sum(0, data.Bytes);
    }

    /// <summary>Size of a block that a file of this size is read by.</summary>
    public static int BlockBytesFor(long fileBytes) => (int)Math.Min(LongestBlockBytes, fileBytes);

    /// <summary>How often a file of this size is opened, used and closed in a turn.</summary>
    public static int UsesPerTurn(long fileBytes) => (int)Math.Max(1, TurnBytes / fileBytes);

    /// <summary>What a turn of <see cref="ByReading"/> does besides its calls, their bytes and faults.</summary>
    public static ArmWork WorkOfReading(long fileBytes) => new() { Opens = UsesPerTurn(fileBytes), SummedBytes = (double)fileBytes * UsesPerTurn(fileBytes), KernelBytes = PlaceOf(fileBytes) };

    /// <summary>What a turn of <see cref="ByMapping"/> does besides its calls, their bytes and faults.</summary>
    public static ArmWork WorkOfMapping(long fileBytes)
    {
        ArmWork one = ArmWork.OfMapping(fileBytes) with { Opens = 1, SummedBytes = fileBytes, UserBytes = PlaceOf(fileBytes) };
        return one.Times(UsesPerTurn(fileBytes));
    }

    /// <summary>The same file again and again is in the processor's caches where it fits.</summary>
    private static BytesFrom PlaceOf(long fileBytes) => fileBytes > LargestCachedBytes ? BytesFrom.FromMemory : fileBytes > LargestNearBytes ? BytesFrom.LastCache : BytesFrom.Near;

    public void VerifyWarm() => data.VerifyWarm();

    /// <summary>Opens, reads and sums block by block, closes.</summary>
    /// <returns>0 where every sum is what the file holds.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong ByReading()
    {
        int block = (int)buffer.Bytes;
        ulong wrong = 0;
        for (int use = 0; use < uses; use++)
        {
            int descriptor = file.Open();
            ulong sum = 0;
            for (long at = 0; at < data.Bytes; at += block)
            {
                if (SystemCall.Pread(descriptor, buffer.Address, block, at) != block)
                    throw ShortReadException.At(data.Path, at, block);
                sum = unchecked(sum + WordSum.Of(buffer.Address, block));
            }

            file.Close(descriptor);
            wrong |= sum ^ expected;
        }

        return wrong;
    }

    /// <summary>Opens, maps, sums in place, unmaps, closes.</summary>
    /// <returns>0 where every sum is what the file holds.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong ByMapping()
    {
        ulong wrong = 0;
        for (int use = 0; use < uses; use++)
        {
            int descriptor = file.Open();
            MappedRange map = MappedRange.Map(descriptor, 0, data.Bytes);
            wrong |= map.Sum(0, data.Bytes) ^ expected;
            map.Unmap();
            file.Close(descriptor);
        }

        return wrong;
    }

    public void Dispose() => buffer.Dispose();
}
