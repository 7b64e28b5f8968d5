using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>
/// A ring of bytes in memory that two processes map: one writes, the other reads. Like a pipe it blocks the reader while it is empty
/// and the writer while it is full, by futex(2), and never polls.
/// </summary>
/// <remarks>
/// <para>Bytes between the two positions belong to the reader, the rest to the writer. Each side moves its own position by a store with
/// release ordering, after the copy, and looks at the other's by a load with acquire ordering, before the copy: who sees a position sees
/// the bytes too.</para>
/// <para>A side that finds nothing to do says that it sleeps, then looks again, then sleeps; the other moves its position, then looks
/// whether somebody sleeps. A full fence lies between the two steps of each side, so that at least one sees the other: no wake-up is
/// lost. Who wakes takes the mark back first, so that one sleep costs one wake-up.</para>
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

    /// <param name="memory">Header and bytes; zero when the ring is new. Mapped by the caller, who keeps it mapped.</param>
    public SharedRing(MappedRange memory)
    {
        header = memory.Slice(0, PageCache.PageBytes);
        ring = memory.Slice(PageCache.PageBytes, memory.Bytes - PageCache.PageBytes);
        mask = long.IsPow2(ring.Bytes) ? ring.Bytes - 1
            : throw new ArgumentException($"A ring holds a power of two of bytes, not {ring.Bytes}.", nameof(memory));
    }

    /// <summary>Calls of futex(2) that this side has made.</summary>
    public long Calls { get; private set; }

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
                SleepWhile(ReadAt, read, WriterSleepsAt);
                continue;
            }

            ring.CopyFrom(place, source, piece);
            source += (nint)piece;
            bytes -= piece;
            header.StoreRelease(WrittenAt, written += piece);
            WakeWhoSleeps(ReaderSleepsAt);
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
                SleepWhile(WrittenAt, written, ReaderSleepsAt);
                continue;
            }

            ring.CopyTo(place, target, piece);
            target += (nint)piece;
            bytes -= piece;
            header.StoreRelease(ReadAt, read += piece);
            WakeWhoSleeps(WriterSleepsAt);
        }
    }

    /// <summary>Ends the sleep of whoever waits for a partner that has gone, and every later one, with a <see cref="LinkException"/>.</summary>
    public void Abandon()
    {
        header.ExchangeInt32(AbandonedAt, 1);
        foreach (long sleepsAt in new[] { ReaderSleepsAt, WriterSleepsAt })
        {
            header.ExchangeInt32(sleepsAt, 0);
            Wake(sleepsAt);
        }
    }

    private void SleepWhile(long positionAt, long position, long sleepsAt)
    {
        header.ExchangeInt32(sleepsAt, 1); // A full fence: the look at the position comes after.
        if (header.LoadAcquireInt32(AbandonedAt) != 0)
            throw new LinkException("The other process has gone; nobody will write to or read from the ring.");
        if (header.LoadAcquire(positionAt) == position)
            Sleep(sleepsAt);
        header.ExchangeInt32(sleepsAt, 0);
    }

    /// <summary>Without a time limit, as a pipe: a timer for every sleep made round trips 15 % slower.</summary>
    private void Sleep(long sleepsAt)
    {
        Calls++;
        if (SystemCall.FutexWait(header.Address + (nint)sleepsAt, 1) == 0)
            return;
        Errno errno = Errno.Last;
        if (errno != Errno.EAGAIN && errno != Errno.EINTR)
            throw new SystemCallException("futex(FUTEX_WAIT)", errno);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WakeWhoSleeps(long sleepsAt)
    {
        Interlocked.MemoryBarrier(); // The look at the mark comes after the store of the position, which release ordering alone does not ask for.
        if (header.LoadAcquireInt32(sleepsAt) != 0 && header.ExchangeInt32(sleepsAt, 0) != 0)
            Wake(sleepsAt);
    }

    private void Wake(long sleepsAt)
    {
        Calls++;
        if (SystemCall.FutexWake(header.Address + (nint)sleepsAt, 1) < 0)
            throw SystemCallException.Last("futex(FUTEX_WAKE)");
    }
}
