namespace PerfSuite.Data;

/// <summary>How much a run measures.</summary>
/// <param name="Name">quick, standard or full.</param>
/// <param name="WarmFileBytes">Size of the cached file: several times the last-level cache, or the claim is about that cache.</param>
/// <param name="ColdFileBytes">Size of the evicted file.</param>
/// <param name="ColdRandomFileBytes">Size of the evicted file that is visited at random.</param>
/// <param name="ColdRandomPassBytes">How much of that file one turn visits: a device answers random reads a thousand times slower than memory.</param>
/// <param name="PassBytes">How much of the cached file one turn maps and visits.</param>
/// <param name="CaseBudget">Longest time that one case is measured; undecided cases are inconclusive then.</param>
/// <param name="WarmUp">Shortest time of warming up.</param>
/// <param name="FirstLook">Rounds before the evidence is looked at for the first time.</param>
/// <param name="Budget">Time that a whole run may take.</param>
public sealed record Profile(string Name, long WarmFileBytes, long ColdFileBytes, long ColdRandomFileBytes, long ColdRandomPassBytes,
    long PassBytes,
    TimeSpan CaseBudget, TimeSpan WarmUp, int FirstLook, TimeSpan Budget)
{
    private const long MiB = 1L << 20;

    /// <summary>Small files and short passes: all claims in two minutes.</summary>
    public static Profile Quick { get; } = new("quick", 128 * MiB, 32 * MiB, 4 * MiB, 4 * MiB, 2 * MiB,
        TimeSpan.FromSeconds(1.2), TimeSpan.FromMilliseconds(40), FirstLook: 32, TimeSpan.FromMinutes(2));

    /// <summary>Larger files and narrower intervals: ten minutes.</summary>
    public static Profile Standard { get; } = new("standard", 512 * MiB, 128 * MiB, 16 * MiB, 16 * MiB, 16 * MiB,
        TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200), FirstLook: 32, TimeSpan.FromMinutes(10));

    /// <summary>The documents' own parameters: a 4 GiB file, mapped and read whole in every pass; random reads from the device visit a window of it a pass.</summary>
    public static Profile Full { get; } = new("full", 4096 * MiB, 4096 * MiB, 4096 * MiB, 64 * MiB, 4096 * MiB,
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), FirstLook: 24, TimeSpan.FromMinutes(60));

    public static IReadOnlyList<Profile> All { get; } = [Quick, Standard, Full];

    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static Profile Named(string name) => All.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"There is no profile '{name}'; there are {string.Join(", ", All.Select(p => p.Name))}.", nameof(name));

    public override string ToString() => Name;
}
