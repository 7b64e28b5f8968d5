using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>The sleep of one side of a ring: entered by that side, ended by the other.</summary>
/// <remarks>
/// A side that finds nothing to do marks that it sleeps, then looks at the other's position again, then sleeps while the mark stands. The
/// other moves its position, then looks at the mark. A full fence lies between the two steps of each side, so that at least one sees what
/// the other did: no wake-up is lost. Who wakes takes the mark away first, so that one sleep costs one wake-up.
/// </remarks>
/// <param name="header">Shared memory of the ring's positions and marks.</param>
/// <param name="markAt">The mark, 32 bits: 1 while the side sleeps or is about to.</param>
/// <param name="positionAt">The other side's position, 64 bits.</param>
/// <param name="abandonedAt">Not 0 once the other side has gone.</param>
internal sealed class RingSleep(MappedRange header, long markAt, long positionAt, long abandonedAt)
{
    /// <summary>Calls of futex(2) by this object.</summary>
    public long Calls { get; private set; }

    /// <summary>Sleeps until woken, unless the other's position is no longer the given one. May return early.</summary>
    /// <exception cref="LinkException">The other side has gone.</exception>
    public void SleepWhile(long position)
    {
        header.ExchangeInt32(markAt, 1); // A full fence: the looks come after.
        if (header.LoadAcquireInt32(abandonedAt) != 0)
            throw new LinkException("The other process has gone; nobody will write to the ring or read from it.");
        if (header.LoadAcquire(positionAt) == position)
            Sleep();
        header.ExchangeInt32(markAt, 0);
    }

    /// <summary>Called by the other side after it has moved its position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WakeIfAsleep()
    {
        Interlocked.MemoryBarrier(); // The look at the mark comes after the store of the position, which release ordering does not ask for.
        if (header.LoadAcquireInt32(markAt) != 0)
            Wake();
    }

    /// <summary>Takes the mark away and wakes who sleeps by it.</summary>
    public void Wake()
    {
        if (header.ExchangeInt32(markAt, 0) == 0)
            return;
        Calls++;
        if (SystemCall.FutexWake(header.Address + (nint)markAt, 1) < 0)
            throw SystemCallException.Last("futex(FUTEX_WAKE)");
    }

    /// <summary>Without a time limit, as a pipe has none: a timer for every sleep made round trips 15 % slower.</summary>
    private void Sleep()
    {
        Calls++;
        if (SystemCall.FutexWait(header.Address + (nint)markAt, 1) == 0)
            return;
        Errno errno = Errno.Last;
        if (errno != Errno.EAGAIN && errno != Errno.EINTR)
            throw new SystemCallException("futex(FUTEX_WAIT)", errno);
    }
}
