using System.Collections.Immutable;
using System.Diagnostics;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Machine.Primitives;
using PerfSuite.Measurement;

namespace PerfSuite.Machine;

/// <summary>
/// Takes the card of a machine: what its primitives cost, each measured in several fresh placements, in an order of their own each time.
/// The interval says how much a price depends on where things lie, which a longer measurement in one place would not show.
/// </summary>
public static class CardMeasurement
{
    /// <summary>Time after which no placement is added to those that an interval needs, and time after which none is begun at all.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2.5), Longest = TimeSpan.FromSeconds(4);

    /// <summary>So few give a 95 % interval by ranks.</summary>
    private const int FewestPlacements = 6;
    private const int MostPlacements = 10;
    private const int MostDisturbed = 6;
    private const double Confidence = 0.95;

    private static readonly PrimitiveProbe[] Probes =
    [
        CallPrices.EmptyCall, CallPrices.Pread4KiB, CallPrices.KernelCopyBandwidth, CopyPrice.UserCopyBandwidth,
        FaultPrices.MinorFault, FaultPrices.MinorFaultPerPage, FaultPrices.WriteFault, FaultPrices.AnonymousFault,
        MappingPrices.MapUnmap, MappingPrices.UnmapPerPage, MappingPrices.TlbShootdown, SwitchPrice.ContextSwitch,
    ];

    /// <summary>Measures every primitive.</summary>
    /// <param name="workspace">Where the placements' files are made.</param>
    /// <exception cref="ResidencyException">The page cache does not keep a file of 4 MiB.</exception>
    public static IReadOnlyList<Primitive> Take(Workspace workspace) => OwnThread.Run(() => Measure(workspace));

    private static Primitive[] Measure(Workspace workspace)
    {
        using TimeLedger.Part taking = workspace.Time.During(RunActivity.TakingCard);
        long start = Stopwatch.GetTimestamp();
        Random random = new(workspace.Seed);
        List<double[]> placements = [];
        ImmutableArray<int> processors = ProcessorSet.OfThisThread();
        MeasureIn(workspace, number: 0, processors, random);
        for (int number = 1, disturbed = 0; placements.Count == 0 || Goes(placements.Count, Stopwatch.GetElapsedTime(start)); number++)
            try
            {
                placements.Add(MeasureIn(workspace, number, processors, random));
            }
            catch (ResidencyException) when (++disturbed <= MostDisturbed)
            {
                // Somebody took pages away meanwhile: another placement takes this one's place.
            }

        return [.. Probes.Select((probe, i) => PriceOf(probe, [.. placements.Select(p => p[i])]))];
    }

    private static bool Goes(int placements, TimeSpan elapsed) => placements < MostPlacements && elapsed < (placements < FewestPlacements ? Longest : Enough);

    /// <summary>The first placement warms the code up and is not kept.</summary>
    private static double[] MeasureIn(Workspace workspace, int number, ImmutableArray<int> processors, Random random)
    {
        using Placement placement = new(workspace, number, processors);
        PrimitiveProbe[] order = [.. Probes];
        random.Shuffle(order);
        foreach (PrimitiveProbe probe in order)
            placement.PriceOf(probe);
        placement.VerifyWarm();
        return [.. Probes.Select(placement.PriceOf)];
    }

    private static Primitive PriceOf(PrimitiveProbe probe, double[] prices)
    {
        Interval price = prices.Length >= FewestPlacements ? SignedRankInterval.Of(prices, Confidence) : new Interval(Median.Of(prices), prices.Min(), prices.Max(), Confidence);
        static double Written(double value) => Significant.Digits(value, 4);
        return new Primitive(probe.Name, probe.Unit, Written(price.Estimate), Written(price.Lower), Written(price.Upper), $"{probe.Method}; {prices.Length} placements");
    }
}
