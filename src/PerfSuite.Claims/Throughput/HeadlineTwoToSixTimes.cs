using System.Globalization;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.Throughput;

/// <summary>The advantage of mapping and copying lies between twice and six times.</summary>
/// <remarks>Source: fedorova, measured on Linux 4.4 in 2019. Asked is not who wins but by how much, so that a mere win contradicts this claim. Nothing is measured: the
/// cells of the four copy claims, as the source has them, are held to the size of the advantage.</remarks>
[Claim("headline-two-to-six-times",
    Title = "mmap and copy is two to six times faster than read()",
    Statement = "The cells of sequential- and random-warm-copy and of sequential- and random-cold-copy, mapped once and visited whole as the source has them, are held to the size of the "
        + "advantage: the whole interval of the ratio must lie between 2 and 6.",
    Source = Sources.Fedorova,
    Expectation = Expectation.MachineDependent,
    Because = "What a crossing and the kernel's copy cost depends on processor and mitigations, and large folios have made both arms cheaper: cached, 0.3 to 3.2 was "
        + "seen, more for small blocks in sequence, less for large ones at random.")]
[SourceSetting(
    Size = FedorovasExperiment.Size, Coverage = FedorovasExperiment.AsManyBlocks, Order = "in order, and random offsets with replacement",
    Clock = FedorovasExperiment.Clock, Buffer = FedorovasExperiment.Buffer, Advice = FedorovasExperiment.Advice,
    CacheState = "warm and cold, with few exceptions",
    Choice = "The cells of the four copy claims, warm and cold, as those claims measure them.")]
public class HeadlineTwoToSixTimes : TimingClaim
{
    private const double Least = 2, Most = 6;

    public static IEnumerable<HeadlineCell> Cells =>
    [
        .. from claim in new[] { typeof(SequentialWarmCopy), typeof(RandomWarmCopy) } from kiB in new[] { 4, 8, 16 } select new HeadlineCell(claim, kiB, $"blockKiB={kiB}, mapped=once"),
        .. from kiB in new[] { 4, 16 } select new HeadlineCell(typeof(SequentialColdCopy), kiB, $"blockKiB={kiB}, mapped=once, windows=whole"),
        .. from kiB in new[] { 4, 16 } select new HeadlineCell(typeof(RandomColdCopy), kiB, $"blockKiB={kiB}, mapped=once, coverage=whole"),
    ];

    /// <summary>Which cell is asked.</summary>
    [ParamsSource(nameof(Cells))]
    public HeadlineCell Cell { get; set; }

    public override SourceCase? Source => new SourceCase(Cell.Claim, Cell.Case);

    public override Region Region => Region.Between(Least, Most);

    /// <summary>Asked is for factors; the claims that ask who wins are held to less.</summary>
    public override double Margin => 0.1;

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => [Advantage([.. cases.Select(c => c.Ratio).OfType<Interval>()])];

    /// <summary>Where the measured advantages lie against the headline.</summary>
    internal static Finding Advantage(IReadOnlyList<Interval> ratios)
    {
        const string name = "advantage of the cells";
        if (ratios.Count == 0)
            return new Finding(name, "No case was measured.", null, null, null, "×");
        double middle = Significant.Digits(Math.Exp(ratios.Average(r => Math.Log(r.Estimate))), 3);
        double least = Significant.Digits(ratios.Min(r => r.Estimate), 3), most = Significant.Digits(ratios.Max(r => r.Estimate), 3);
        int inside = ratios.Count(r => Region.Between(Least, Most).Contains(r));
        return new Finding(name, string.Create(CultureInfo.InvariantCulture,
            $"The advantage is {least} to {most} times, {middle} in the geometric mean; {inside} of {ratios.Count} cases lie between {Least} and {Most}."),
            middle, least, most, "×");
    }
}

/// <summary>A cell of the copy claims.</summary>
/// <param name="Claim">The claim that measures it.</param>
/// <param name="KiB">Size of a block.</param>
/// <param name="Case">The case within the claim.</param>
public readonly record struct HeadlineCell(Type Claim, int KiB, string Case)
{
    /// <summary>Such as "sequentialWarm 4KiB".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(Claim.Name[0])}{Claim.Name[1..^"Copy".Length]} {KiB}KiB");
}
