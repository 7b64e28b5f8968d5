using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Paths.Racing;

/// <summary>When a race between paths is looked at, and when it is over.</summary>
/// <param name="Margin">Relative difference that does not matter.</param>
/// <param name="Seed">Seed of permutations and turn order.</param>
/// <param name="FirstLook">Rounds before the first look that can decide.</param>
public sealed record RaceRules(double Margin, int Seed, int FirstLook = RaceRules.FewestRounds)
{
    /// <summary>Error probability of a race's verdict over all its looks.</summary>
    public const double Error = 0.01;

    /// <summary>Rounds that give the first interval of a look's confidence.</summary>
    public const int FewestRounds = 12;

    /// <summary>Rounds of the first look where they are cheap: they let some of the rounds be disturbed.</summary>
    public const int ManyRounds = 32;

    /// <summary>Rounds after which a path that was far behind in every one of them is dropped.</summary>
    public const int ScreeningRounds = 3;

    /// <summary>Far behind: this many times the time of its family's fastest.</summary>
    public const double FarBehind = 2;

    /// <summary>Confidence that <see cref="ScreeningRounds"/> can give: they all lie on one side of the centre with 2 · 0.5³.</summary>
    public const double ScreeningConfidence = 0.75;

    /// <summary>So many bytes in the page cache are read in about a millisecond.</summary>
    private const long CheapBytes = 8 << 20;

    /// <summary>So many blocks are read from a device in about a millisecond.</summary>
    private const int FewBlocks = 16;

    public double Margin { get; } = Margin is > 0 and < 1 ? Margin
        : throw new ArgumentOutOfRangeException(nameof(Margin), Margin, "The margin of a race lies between 0 and 1.");

    public int FirstLook { get; } = FirstLook >= FewestRounds ? FirstLook
        : throw new ArgumentOutOfRangeException(nameof(FirstLook), FirstLook, $"It takes {FewestRounds} rounds to decide anything with this confidence.");

    /// <summary>The looks.</summary>
    public LookSchedule Looks { get; } = new(Error, FirstLook, growth: 1.6, count: 7);

    /// <summary>The same rules for a plan: cheap rounds are many before the first look.</summary>
    public RaceRules For(ReadPlan plan) => new(Margin, Seed,
        plan.State == CacheState.Warm && plan.BytesPerPass * plan.Passes <= CheapBytes || plan.Blocks.Length * plan.Passes <= FewBlocks ? ManyRounds : FewestRounds);
}
