using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>
/// A ring of bytes in memory that two processes map: one writes, the other reads. Like a pipe it blocks the reader while it is empty
/// and the writer while it is full, by futex(2), and never polls.
/// </summary>
/// <remarks>
/// Bytes between the two positions belong to the reader, the rest to the writer. Each side moves its own position by a store with
/// release ordering, after the copy, and looks at the other's by a load with acquire ordering, before the copy: who sees a position sees
/// the bytes too. How a side sleeps and is woken: see <see cref="RingSleep"/>.
/// </remarks>
internal sealed class SharedRing
{
    // Each on cache lines of its own (two, because some processors fetch pairs), or the sides would slow each other down.
    private const long WrittenAt = 0;
    private const long ReadAt = 128;
    private const long ReaderSleepsAt = 256;
    private const long WriterSleepsAt = 384;
    private const long AbandonedAt = 512;

    private readonly MappedRange header;
    private readonly MappedRange ring;
    private readonly long mask;
    private readonly RingSleep readerSleep;
    private readonly RingSleep writerSleep;

    /// <param name="memory">Header and bytes; zero when the ring is new. Mapped by the caller, who keeps it mapped.</param>
    public SharedRing(MappedRange memory)
    {
        header = memory.Slice(0, PageCache.PageBytes);
        ring = memory.Slice(PageCache.PageBytes, memory.Bytes - PageCache.PageBytes);
        mask = long.IsPow2(ring.Bytes) ? ring.Bytes - 1
            : throw new ArgumentException($"A ring holds a power of two of bytes, not {ring.Bytes}.", nameof(memory));
        readerSleep = new RingSleep(header, ReaderSleepsAt, WrittenAt, AbandonedAt);
        writerSleep = new RingSleep(header, WriterSleepsAt, ReadAt, AbandonedAt);
    }

    /// <summary>Calls of futex(2) that this side has made.</summary>
    public long Calls => readerSleep.Calls + writerSleep.Calls;

    /// <summary>Memory that a ring for so many bytes takes.</summary>
    public static long MemoryBytes(long capacityBytes) => PageCache.PageBytes + capacityBytes;

    /// <summary>Copies a message into the ring, in pieces where it does not fit at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(nint source, long bytes)
    {
        long written = header.LoadAcquire(WrittenAt);
        while (bytes > 0)
        {
            long read = header.LoadAcquire(ReadAt);
            long place = written & mask, piece = Math.Min(Math.Min(bytes, ring.Bytes - (written - read)), ring.Bytes - place);
            if (piece == 0)
            {
                writerSleep.SleepWhile(read);
                continue;
            }

            ring.CopyFrom(place, source, piece);
            source += (nint)piece;
            bytes -= piece;
            header.StoreRelease(WrittenAt, written += piece);
            readerSleep.WakeIfAsleep();
        }
    }

    /// <summary>Copies a message out of the ring, in pieces as they come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(nint target, long bytes)
    {
        long read = header.LoadAcquire(ReadAt);
        while (bytes > 0)
        {
            long written = header.LoadAcquire(WrittenAt);
            long place = read & mask, piece = Math.Min(Math.Min(bytes, written - read), ring.Bytes - place);
            if (piece == 0)
            {
                readerSleep.SleepWhile(written);
                continue;
            }

            ring.CopyTo(place, target, piece);
            target += (nint)piece;
            bytes -= piece;
            header.StoreRelease(ReadAt, read += piece);
            writerSleep.WakeIfAsleep();
        }
    }

    /// <summary>Ends the sleep of whoever waits for a partner that has gone, and every later one, with a <see cref="LinkException"/>.</summary>
    public void Abandon()
    {
        header.ExchangeInt32(AbandonedAt, 1);
        readerSleep.Wake();
        writerSleep.Wake();
    }
}
