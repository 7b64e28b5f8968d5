using PerfSuite.Catalogue;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Limits;

/// <summary>
/// How much memory a child process may use: a control group of its own with a limit, or, where none can be made, the limit that this
/// process lives under itself. A group is removed with this object, whatever has become of the child; what a killed run left is removed first.
/// </summary>
internal sealed class MemoryRoom : IDisposable
{
    /// <summary>Less does not hold the runtime and some of a file.</summary>
    private const long LeastBytes = 40L << 20;

    private readonly MemoryCgroup? group;

    private MemoryRoom(long limitBytes, MemoryCgroup? group)
    {
        LimitBytes = limitBytes;
        this.group = group;
    }

    /// <summary>The limit in force.</summary>
    public long LimitBytes { get; }

    /// <summary>Whether the limit is that of a group made for it, and not the one that this process lives under.</summary>
    public bool IsOwn => group is not null;

    /// <summary>How many of the group were killed for want of memory; 0 where there is no group.</summary>
    public long Kills => group?.OomKills ?? 0;

    /// <summary>The most that the group has used; null where there is no group, or the kernel does not tell.</summary>
    public long? PeakBytes => group?.PeakBytes;

    /// <summary>Pages of the file that came back after they had been reclaimed; null where nobody counts them for us alone.</summary>
    public long? RefaultedPages => group?.RefaultedPages;

    /// <param name="purpose">Part of the group's name.</param>
    /// <param name="wantedBytes">The limit, unless the process lives under one that is not much larger.</param>
    /// <param name="mostBytes">A limit of the process itself above this is of no use: the file would become too large.</param>
    /// <exception cref="NotApplicableException">There is no way to limit memory here.</exception>
    public static MemoryRoom Take(string purpose, long wantedBytes, long mostBytes)
    {
        MemoryLimit? own = MemoryLimit.Read();
        try
        {
            MemoryCgroup.RemoveLeftovers();
            MemoryCgroup made = MemoryCgroup.Create(purpose, Within(wantedBytes, own?.Bytes));
            return new MemoryRoom(made.LimitBytes, made);
        }
        catch (MemoryCgroupUnavailableException e)
        {
            return own is { Bytes: var bytes } && bytes >= LeastBytes && bytes <= mostBytes
                ? new MemoryRoom(bytes, group: null)
                : throw new NotApplicableException($"The memory of a process cannot be limited: {e.Reason}.", $"{e.Remedy}.");
        }
    }

    /// <summary>What a child is given to live in here.</summary>
    /// <param name="heapBytes">Limit of its managed heap.</param>
    public ChildOptions ChildOptions(long heapBytes) => new(group?.MembersFile, heapBytes);

    /// <summary>That the limit was reached, and kept without killing anybody.</summary>
    public IEnumerable<MechanismRow> Judge() => group is null ? [] : Judge(LimitBytes, group.PeakBytes, group.LimitHits, group.OomKills);

    public void Dispose() => group?.Dispose();

    /// <summary>Half of what the process itself may use is left to it and its neighbours in the group.</summary>
    internal static long Within(long wantedBytes, long? ownBytes) => Math.Min(wantedBytes, (ownBytes ?? long.MaxValue) / 2) is var bytes and >= LeastBytes
        ? bytes
        : throw new NotApplicableException($"This process may use {ownBytes >> 20} MiB, of which half would be too little for a child ({LeastBytes >> 20} MiB).",
            $"give it at least {LeastBytes >> 19} MiB.");

    internal static IEnumerable<MechanismRow> Judge(long limitBytes, long? peakBytes, long limitHits, long kills)
    {
        if (peakBytes is { } peak)
            yield return MechanismRow.Of("peak memory of the group, bytes", Expected.AtMost(limitBytes), peak);
        yield return MechanismRow.Of("times that the limit was reached", Expected.AtLeast(1), limitHits);
        yield return MechanismRow.Of("processes killed for want of memory", Expected.Exactly(0), kills);
    }
}
