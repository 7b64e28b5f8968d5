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
        CallPrices.EmptyCall, CallPrices.ReadCall, CallPrices.OpenClose, StorePrices.WriteCall, CallPrices.Pread4KiB, CallPrices.KernelCopyBandwidth, CopyPrice.UserCopyBandwidth, .. MemoryPrices.All,
        StorePrices.KernelStore, StorePrices.DirtyPage, StorePrices.UserStore, StorePrices.FillNear, StorePrices.FillToMemory, InterlockedPrice.Interlocked,
        FaultPrices.MinorFault, FaultPrices.MinorFaultPerPage, FaultPrices.MinorFaultPerSmallPage, FaultPrices.WriteFault, FaultPrices.AnonymousFault,
        MappingPrices.MapUnmap, MappingPrices.PageTable, MappingPrices.UnmapTouched, MappingPrices.FlushPerPage, MappingPrices.UnmapPerPage, MappingPrices.UnmapPerSmallPage, MappingPrices.TlbShootdown, PipePrices.PipeCall, PipePrices.PipeTransfer, PipePrices.ContextSwitch,
    ];

    /// <summary>Measures every primitive.</summary>
    /// <param name="workspace">Where the placements' files are made.</param>
    /// <exception cref="CannotMeasureException">The page cache does not keep a file of 4 MiB.</exception>
    public static IReadOnlyList<Primitive> Take(Workspace workspace) => OwnThread.Run(() => Measure(workspace));

    private static Primitive[] Measure(Workspace workspace)
    {
        using TimeLedger.Part taking = workspace.Time.During(RunActivity.TakingCard);
        Random random = new(workspace.Seed);
        ImmutableArray<int> processors = ProcessorSet.OfThisThread();
        using ProcessorCaches caches = new();
        IReadOnlyList<double[]> placements = Undisturbed(number => MeasureIn(workspace, number, processors, caches, random));
        return [.. Probes.Select((probe, i) => PriceOf(probe, [.. placements.Select(p => p[i])]))];
    }

    /// <summary>Measures in one placement after the other; the first one warms the code up and is not kept. Where somebody takes pages away meanwhile, another placement takes that one's place.</summary>
    /// <param name="measure">Gives the prices in the placement of a number.</param>
    /// <exception cref="CannotMeasureException">That happens too often.</exception>
    internal static IReadOnlyList<double[]> Undisturbed(Func<int, double[]> measure)
    {
        long start = Stopwatch.GetTimestamp();
        List<double[]> placements = [];
        for (int number = 0, disturbed = 0; placements.Count < 2 || Goes(placements.Count - 1, Stopwatch.GetElapsedTime(start)); number++)
            try
            {
                placements.Add(measure(number));
            }
            catch (ResidencyException e)
            {
                if (++disturbed > MostDisturbed)
                    throw new CannotMeasureException($"The card of this machine cannot be taken: {e.Message}", "free memory, raise the memory limit, or name a data folder of another file system by --data-dir.", e);
            }

        return placements[1..];
    }

    private static bool Goes(int placements, TimeSpan elapsed) => placements < MostPlacements && elapsed < (placements < FewestPlacements ? Longest : Enough);

    private static double[] MeasureIn(Workspace workspace, int number, ImmutableArray<int> processors, ProcessorCaches caches, Random random)
    {
        using Placement placement = new(workspace, number, processors, caches);
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
