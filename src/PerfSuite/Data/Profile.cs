namespace PerfSuite.Data;

/// <summary>How much a run measures.</summary>
/// <param name="Name">quick, standard or full.</param>
/// <param name="LeastWarmBytes">The cached file has at least this size, whatever the last-level cache.</param>
/// <param name="LeastColdBytes">The evicted file that is visited in order has at least this size,</param>
/// <param name="ColdWindows">and at least so many windows of read-ahead.</param>
/// <param name="LeastColdRandomBytes">The evicted file that is visited at random has at least this size,</param>
/// <param name="ColdRandomWindows">and at least so many windows of read-ahead.</param>
/// <param name="LargeBytes">Size of the file that is larger than the memory it may have, and of the one that is visited here and there.</param>
/// <param name="Visit">Time of a case's rounds in one sweep; one whose rounds are longer than that has the fewest it can have.</param>
/// <param name="StagesBudget">Time of what comes after a visit's rounds, for each thing observed: the stages of an arm, a profile.</param>
/// <param name="MostSweeps">More sweeps than that say hardly more.</param>
/// <param name="WarmUp">Time of warming up before a visit's rounds.</param>
/// <param name="Budget">Time that a whole run may take.</param>
public sealed record Profile(string Name, long LeastWarmBytes, long LeastColdBytes, int ColdWindows, long LeastColdRandomBytes, int ColdRandomWindows,
    long LargeBytes, TimeSpan Visit, TimeSpan StagesBudget, int MostSweeps, TimeSpan WarmUp, TimeSpan Budget)
{
    private const long MiB = 1L << 20;

    /// <summary>
    /// How much of the cached file one turn visits in claims about a part of it, the same in all profiles: what a mapping costs beside its bytes is a larger share of a smaller part. With
    /// 2 MiB at quick the copying was 0.91 of a mapped pass where it is 0.97 of 16 MiB, and summing in place won by 1.57 instead of 1.74 (Xeon guest, Linux 6.18).
    /// </summary>
    public const long PassBytes = 16 * MiB;

    /// <summary>The smallest files that give the answer of the large ones: all claims in two minutes.</summary>
    public static Profile Quick { get; } = new("quick", 512 * MiB, 128 * MiB, 32, 64 * MiB, 8, 720 * MiB,
        TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100), 12, TimeSpan.FromMilliseconds(40), TimeSpan.FromMinutes(2));

    /// <summary>Larger files and more sweeps: ten minutes.</summary>
    public static Profile Standard { get; } = new("standard", 1024 * MiB, 512 * MiB, 64, 128 * MiB, 16, 1024 * MiB,
        TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), 24, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));

    /// <summary>The documents' own parameters: files of 4 GiB, whatever the machine.</summary>
    public static Profile Full { get; } = new("full", 4096 * MiB, 4096 * MiB, 0, 4096 * MiB, 0, 4096 * MiB,
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 36, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(60));

    public static IReadOnlyList<Profile> All { get; } = [Quick, Standard, Full];

    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static Profile Named(string name) => All.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"There is no profile '{name}'; there are {string.Join(", ", All.Select(p => p.Name))}.", nameof(name));

    public override string ToString() => Name;
}
