using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary>mmap(2) by a call of one's own, with or without population or advice, used in place.</summary>
public sealed class RawMap : AccessPath
{
    private readonly string remedy;
    private readonly MapFlags flags;
    private readonly MemoryAdvice? advice;

    private RawMap(string suffix, string api, MapFlags flags = MapFlags.Shared, MemoryAdvice? advice = null, string? remedy = null)
    {
        Name = "map" + suffix;
        Api = api;
        this.flags = flags;
        this.advice = advice;
        this.remedy = remedy ?? base.Remedy;
    }

    /// <summary>The plain mapping first.</summary>
    public static IReadOnlyList<AccessPath> Kinds { get; } =
    [
        new RawMap("", "mmap(2), used in place"),
        new RawMap("-populate", "mmap(2) with MAP_POPULATE", flags: MapFlags.Shared | MapFlags.Populate),
        new RawMap("-populate-read", "mmap(2) and MADV_POPULATE_READ", advice: MemoryAdvice.PopulateRead, remedy: "use Linux 5.14 or later."),
        new RawMap("-sequential", "mmap(2) and MADV_SEQUENTIAL", advice: MemoryAdvice.Sequential),
        new RawMap("-random", "mmap(2) and MADV_RANDOM", advice: MemoryAdvice.Random),
        new RawMap("-willneed", "mmap(2) and MADV_WILLNEED", advice: MemoryAdvice.WillNeed),
        new RawMap("-hugepage", "mmap(2) and MADV_HUGEPAGE", advice: MemoryAdvice.HugePage,
            remedy: "use a kernel built with transparent huge pages, and a file system that has them."),
    ];

    public override string Name { get; }

    public override PathFamily Family => PathFamily.Mapping;

    public override string Api { get; }

    public override string Remedy => remedy;

    public override IOpenedFile Open(PathTarget target)
    {
        // The descriptor is not needed any more once the file is mapped.
        using FileDescriptor file = FileDescriptor.Open(target.Path);
        Mapping mapping = Mapping.Create(file, 0, target.Bytes, flags: flags);
        try
        {
            if (advice is { } given)
                mapping.Range.Advise(given);
            return new Opened(mapping);
        }
        catch (SystemCallException)
        {
            mapping.Dispose();
            throw;
        }
    }

    private sealed class Opened(Mapping mapping) : IOpenedFile
    {
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers) => MappedBlocks.Sum(mapping.Range, blocks);

        public void Dispose() => mapping.Dispose();
    }
}
