using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Maps;

/// <summary>The cells of a map: file size × read size × passes × order × state, and fewer of them for several threads.</summary>
public static class MapGrid
{
    private const int KiB = 1 << 10;
    private const int MiB = 1 << 20;
    private const int MostThreads = 8;

    /// <summary>More device accesses than these a pass would take minutes.</summary>
    private const long MostColdRandomBlocks = 2048;

    private static readonly long[] FileSizes = [16 * KiB, 256 * KiB, 4 * MiB, 32 * MiB];
    private static readonly int[] ReadSizes = [512, 4 * KiB, 64 * KiB, MiB];
    private static readonly int[] Passes = [1, 8];

    /// <summary>All cells for a machine with so many processors, cheapest first.</summary>
    public static IReadOnlyList<ReadWorkload> For(int processors) =>
        [.. OneThread().Concat(processors > 1 ? Threaded(Math.Min(processors, MostThreads)) : []).OrderBy(Cost)];

    /// <summary>Rough cost of a pass over a cell; only its order of magnitude matters.</summary>
    internal static double Cost(ReadWorkload cell) => cell.State == CacheState.Cold
        ? (cell.FileBytes * 4.0) + (cell.Order == BlockOrder.Random ? cell.Blocks * 200_000.0 : 0) + (cell.FileBytes * (double)(cell.Passes - 1))
        : (cell.FileBytes + (cell.Blocks * 2000.0)) * cell.Passes;

    private static IEnumerable<ReadWorkload> OneThread() =>
        from state in Enum.GetValues<CacheState>()
        from fileBytes in FileSizes
        from readBytes in ReadSizes.Where(r => state == CacheState.Warm || r >= 4 * KiB).Select(r => (int)Math.Min(r, fileBytes)).Distinct()
        from order in Enum.GetValues<BlockOrder>()
        from passes in Passes
        let cell = new ReadWorkload(fileBytes, readBytes, passes, order, state)
        where order == BlockOrder.Sequential || (cell.Blocks > 1 && (state == CacheState.Warm || cell.Blocks <= MostColdRandomBlocks))
        select cell;

    private static IEnumerable<ReadWorkload> Threaded(int threads) =>
        from fileBytes in FileSizes.Where(f => f >= 4 * MiB)
        from readBytes in ReadSizes.Where(r => r >= 4 * KiB)
        from order in Enum.GetValues<BlockOrder>()
        from passes in Passes
        select new ReadWorkload(fileBytes, readBytes, passes, order, CacheState.Warm, threads);
}
