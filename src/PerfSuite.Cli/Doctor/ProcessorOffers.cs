using System.Globalization;

namespace PerfSuite.Cli.Doctor;

/// <summary>How many CPUs there are, how evenly they run, and how busy they are.</summary>
public static class ProcessorOffers
{
    /// <summary>Load per CPU above which intervals get visibly wider.</summary>
    private const double BusyLoad = 0.3;

    public static Offer Count(int usable) => usable >= 2
        ? new Offer("CPUs", $"{usable}")
        : new Offer("CPUs", $"{usable}", OfferState.Limits, "nothing can run beside the measuring thread", "give the process a second CPU",
            "unmap-flushes-other-cpus", "shared-memory-beats-a-pipe");

    /// <param name="governor">The kernel's choice of clock rates; null where it has none to make, as in most guests.</param>
    public static Offer Governor(string? governor) => governor switch
    {
        null => new Offer("CPU frequency governor", "none"),
        "performance" => new Offer("CPU frequency governor", governor),
        _ => new Offer("CPU frequency governor", governor, OfferState.Limits, "clock rates change while measuring; intervals are wider",
            "as root: cpupower frequency-set -g performance"),
    };

    /// <param name="loadAverage">Of the last minute.</param>
    /// <param name="usable">How many CPUs.</param>
    public static Offer Load(double loadAverage, int usable)
    {
        string value = string.Create(CultureInfo.InvariantCulture, $"{loadAverage:0.00}");
        return loadAverage / usable <= BusyLoad
            ? new Offer("load", value)
            : new Offer("load", value, OfferState.Limits, "other work disturbs; intervals are wider and more cases stay undecided", "end other work, or wait");
    }
}
