using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Catalogue;

/// <summary>Which kind of page an arm's faults bring.</summary>
public enum FaultKind
{
    /// <summary>A cached page of a file, for reading.</summary>
    OfFile,

    /// <summary>The right to store to a page that is present and clean.</summary>
    OfStore,

    /// <summary>Private memory without a file.</summary>
    OfMemory,
}

/// <summary>
/// What an arm does per operation that no counter of its thread tells, so that a model can say what it costs. Calls that read and write, their bytes, faults and switches are counted, and not said here. All amounts are those
/// of one operation, and lie within the clock.
/// </summary>
public sealed record ArmWork
{
    /// <summary>Calls that neither read nor write, map nor unmap.</summary>
    public double Calls { get; init; }

    /// <summary>Mappings that are made and taken down.</summary>
    public double Mappings { get; init; }

    /// <summary>Pages of a file that are touched first in their mapping; some of them come with the fault of a neighbour.</summary>
    public double PagesTouched { get; init; }

    /// <summary>Pages that are present in a mapping that is taken down.</summary>
    public double PagesUnmapped { get; init; }

    /// <summary>Bytes that are copied in user space.</summary>
    public double CopiedBytes { get; init; }

    /// <summary>Bytes whose words are added up.</summary>
    public double SummedBytes { get; init; }

    /// <summary>What the faults bring.</summary>
    public FaultKind Faults { get; init; }

    /// <summary>Which part of the bytes that the kernel copies is not in the processor's caches; 0 to 1.</summary>
    public double KernelFromMemory { get; init; }

    /// <summary>Which part of the bytes that are copied, or added up, in user space is not in the processor's caches; 0 to 1.</summary>
    public double UserFromMemory { get; init; }

    /// <summary>Times that the processor waits for a line of memory that nothing has announced: the first of a block at a random place.</summary>
    public double Misses { get; init; }

    /// <summary>Files that are opened and closed.</summary>
    public double Opens { get; init; }

    /// <summary>Threads that are woken.</summary>
    public double WakeUps { get; init; }

    /// <summary>Times that another processor has to be interrupted.</summary>
    public double Interrupts { get; init; }

    /// <summary>A cached range of a file is mapped, all its pages are touched, and it is unmapped.</summary>
    public static ArmWork OfMapping(long bytes) => new() { Mappings = 1, PagesTouched = Pages(bytes), PagesUnmapped = Pages(bytes) };

    /// <summary>As many pages as some bytes take from the beginning of one on.</summary>
    public static double Pages(long bytes) => (bytes + PageCache.PageBytes - 1) / PageCache.PageBytes;

    /// <summary>Everything in units of the primitives, by their names; null where the counters do not tell, or a device took part.</summary>
    /// <param name="counters">The arm's counters in all its turns.</param>
    /// <param name="operations">How many operations that were.</param>
    internal IReadOnlyDictionary<string, double>? InPrimitives(Counters counters, double operations)
    {
        if (!counters.HasIo || counters.MajorFaults > 0 || counters.DeviceReadBytes > 0)
            return null;
        double faults = counters.MinorFaults / operations, bytes = (counters.ReadBytes + counters.WrittenBytes) / operations;
        Dictionary<string, double> all = new(StringComparer.Ordinal)
        {
            [PrimitiveNames.EmptyCall] = Calls,
            [PrimitiveNames.Pread4KiB] = (counters.ReadCalls + counters.WriteCalls) / operations,
            [PrimitiveNames.KernelCopyBandwidth] = (1 - KernelFromMemory) * bytes,
            [PrimitiveNames.KernelCopyFromMemory] = KernelFromMemory * bytes,
            [PrimitiveNames.UserCopyBandwidth] = (1 - UserFromMemory) * CopiedBytes,
            [PrimitiveNames.UserCopyFromMemory] = UserFromMemory * CopiedBytes,
            [PrimitiveNames.SumBandwidth] = (1 - UserFromMemory) * SummedBytes,
            [PrimitiveNames.SumFromMemory] = UserFromMemory * SummedBytes,
            [PrimitiveNames.CacheMiss] = Misses,
            [PrimitiveNames.OpenClose] = Opens,
            [Faults switch { FaultKind.OfStore => PrimitiveNames.WriteFault, FaultKind.OfMemory => PrimitiveNames.AnonymousFault, _ => PrimitiveNames.MinorFault }] = faults,
            [PrimitiveNames.MinorFaultPerPage] = Math.Max(0, PagesTouched - faults),
            [PrimitiveNames.MapUnmap] = Mappings,
            [PrimitiveNames.UnmapPerPage] = PagesUnmapped,
            [PrimitiveNames.ContextSwitch] = WakeUps,
            [PrimitiveNames.TlbShootdown] = Interrupts,
        };
        return all.Where(w => w.Value > 0).ToDictionary(StringComparer.Ordinal);
    }
}
