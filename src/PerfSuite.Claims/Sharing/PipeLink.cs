using System.Runtime.CompilerServices;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>Two pipes, one each way.</summary>
/// <param name="outgoing">The end to write to.</param>
/// <param name="incoming">The end to read from.</param>
internal sealed class PipeLink(FileDescriptor outgoing, FileDescriptor incoming) : IMessageLink
{
    public long Calls { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Send(nint source, long bytes)
    {
        for (long done = 0; done < bytes;)
            done += Moved(SystemCall.Write(outgoing.Number, source + (nint)done, (nint)(bytes - done)), "write");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Receive(nint target, long bytes)
    {
        for (long done = 0; done < bytes;)
            done += Moved(SystemCall.Read(incoming.Number, target + (nint)done, (nint)(bytes - done)), "read");
    }

    private nint Moved(nint result, string call)
    {
        Calls++;
        return result > 0 ? result : Stopped(result, call);
    }

    /// <summary>A signal of the runtime may interrupt a call; anything else ends the exchange.</summary>
    private static nint Stopped(nint result, string call)
    {
        Errno errno = Errno.Last;
        return result < 0 && errno == Errno.EINTR ? 0
            : throw new LinkException($"{call} of the pipe gave {(result == 0 ? "the end of the file" : errno.Name)}: the other process has gone.");
    }
}
