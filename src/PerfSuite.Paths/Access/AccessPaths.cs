using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary>All paths.</summary>
public static class AccessPaths
{
    /// <summary>The path that all others are compared with.</summary>
    public static AccessPath Baseline { get; } = new RandomAccessRead();

    /// <summary>All paths, calls first.</summary>
    public static IReadOnlyList<AccessPath> All { get; } =
    [
        Baseline, new PlainRead(), new FileStreamBuffered(), new FileStreamUnbuffered(), new VectoredRead(), new DirectRead(), new UncachedRead(), new RingRead(),
        new ViewAccessorRead(), new ViewAccessorReadArray(), new ViewStreamRead(), new ViewPointer(),
        .. RawMap.Kinds,
    ];

    /// <summary>Those that can win where a file is cached, and so contend for every such cell of a map.</summary>
    public static IReadOnlyList<AccessPath> WarmContenders { get; } =
        [.. Names("random-access", "pread", "file-stream", "io-uring", "view-pointer", "map", "map-populate")];

    /// <summary>Those that can win where it is not: reading around the cache and without read-ahead too.</summary>
    public static IReadOnlyList<AccessPath> ColdContenders { get; } = [.. WarmContenders, .. Names("direct", "map-random")];

    /// <summary>The contenders for a state of the cache.</summary>
    public static IReadOnlyList<AccessPath> ContendersFor(CacheState state) => state == CacheState.Warm ? WarmContenders : ColdContenders;

    /// <exception cref="ArgumentException">There is no such path.</exception>
    public static AccessPath Named(string name) => All.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"There is no access path '{name}'; there are {string.Join(", ", All.Select(p => p.Name))}.", nameof(name));

    /// <summary>Why this machine refuses a path; null where it offers it. Opens the file and reads its first block.</summary>
    public static string? RefusalOf(AccessPath path, PathTarget target)
    {
        using ThreadBuffers buffers = new((int)Math.Min(target.Bytes, ThreadBuffers.PageBytes));
        try
        {
            using IOpenedFile opened = path.Open(target);
            opened.Pass([new Slice(0, buffers.LargestBlock)], buffers);
            return null;
        }
        catch (IOException e)
        {
            return $"{path.Name} is refused: {e.Message}. Remedy: {path.Remedy}";
        }
    }

    private static IEnumerable<AccessPath> Names(params IEnumerable<string> names) => names.Select(Named);
}
