using PerfSuite.Interop;

namespace PerfSuite.Claims.Sharing;

/// <summary>Two rings in one piece of shared memory, one each way.</summary>
internal sealed class RingLink : IMessageLink, IDisposable
{
    private readonly Mapping mapping;
    private readonly SharedRing outgoing;
    private readonly SharedRing incoming;

    private RingLink(FileDescriptor memory, long capacityBytes, bool first)
    {
        long ringBytes = SharedRing.MemoryBytes(capacityBytes);
        mapping = Mapping.Create(memory, 0, 2 * ringBytes, Protection.Read | Protection.Write, MapFlags.Shared | MapFlags.Populate);
        SharedRing one = new(mapping.Range.Slice(0, ringBytes)), two = new(mapping.Range.Slice(ringBytes, ringBytes));
        (outgoing, incoming) = first ? (one, two) : (two, one);
    }

    public long Calls => outgoing.Calls + incoming.Calls;

    /// <summary>The side that makes the memory as large as the two rings need.</summary>
    public static RingLink Make(FileDescriptor memory, long capacityBytes)
    {
        memory.Truncate(2 * SharedRing.MemoryBytes(capacityBytes));
        return new RingLink(memory, capacityBytes, first: true);
    }

    /// <summary>The other side.</summary>
    public static RingLink Join(FileDescriptor memory, long capacityBytes) => new(memory, capacityBytes, first: false);

    public void Send(nint source, long bytes) => outgoing.Write(source, bytes);

    public void Receive(nint target, long bytes) => incoming.Read(target, bytes);

    /// <summary>Ends every wait for the other side.</summary>
    public void Abandon()
    {
        incoming.Abandon();
        outgoing.Abandon();
    }

    public void Dispose() => mapping.Dispose();
}
