using PerfSuite.Judging.Records;
using PerfSuite.Paths.Advising;

namespace PerfSuite.Paths.Checking;

/// <summary>Workloads that no cell of a map measured: drawn by a seed, sizes evenly on logarithmic axes, some cold, some by several threads.</summary>
public static class HeldOutWorkloads
{
    private const int SmallestFileBits = 14;
    private const int LargestFileBits = 25;
    private const int SmallestReadBits = 9;
    private const int LargestReadBits = 20;
    private const int MostPasses = 8;
    private const double ColdShare = 0.3;
    private const double ThreadedShare = 0.2;

    /// <summary>A turn longer than this would make the check take hours; in the unit of <see cref="Maps.MapGrid.Cost"/>, nanoseconds or so.</summary>
    private const double CostliestPass = 2e8;

    /// <summary>So many different workloads that the map covers.</summary>
    public static IReadOnlyList<ReadWorkload> Draw(CrossoverMap map, int count, int seed)
    {
        Random random = new(seed);
        HashSet<ReadWorkload> cells = [.. map.Cells.Select(c => c.Workload)];
        HashSet<ReadWorkload> drawn = [];
        for (int tries = 0; drawn.Count < count && tries < 1000 * count; tries++)
        {
            ReadWorkload one = One(random, cells.Max(c => c.Threads));
            if (!cells.Contains(one) && Maps.MapGrid.Cost(one) <= CostliestPass && new CellLookup(map, one).NotCovered is null)
                drawn.Add(one);
        }

        return [.. drawn];
    }

    private static ReadWorkload One(Random random, int threads)
    {
        long fileBytes = Power(random, SmallestFileBits, LargestFileBits);
        int readBytes = (int)Math.Min(fileBytes, Power(random, SmallestReadBits, LargestReadBits));
        CacheState state = random.NextDouble() < ColdShare ? CacheState.Cold : CacheState.Warm;
        return new ReadWorkload(fileBytes, readBytes, random.Next(1, MostPasses + 1), random.Next(2) == 0 ? BlockOrder.Sequential : BlockOrder.Random, state,
            state == CacheState.Warm && random.NextDouble() < ThreadedShare ? threads : 1);
    }

    /// <summary>Whole words, as records and pages are.</summary>
    private static long Power(Random random, int fromBits, int toBits) => (long)Math.Pow(2, fromBits + (random.NextDouble() * (toBits - fromBits))) / 8 * 8;
}
