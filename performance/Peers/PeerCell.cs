using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Performance.Peers;

/// <summary>One row of the comparison: which file is visited, in which blocks and order, in the page cache or not.</summary>
/// <param name="File">The file; every pass visits all of it.</param>
/// <param name="Residency">What the page cache holds of it.</param>
/// <param name="Order">Order of the blocks.</param>
/// <param name="BlockBytes">Size of a block.</param>
internal sealed record PeerCell(DataFile File, Residency Residency, VisitOrder Order, int BlockBytes)
{
    /// <summary>warm or cold, as programs are told.</summary>
    public string ResidencyWord => Residency == Residency.Warm ? "warm" : "cold";

    /// <summary>seq or rand, as programs are told.</summary>
    public string OrderWord => Order == VisitOrder.Sequential ? "seq" : "rand";

    public string Name => $"{ResidencyWord} {OrderWord} {BlockBytes >> 10} KiB";

    /// <summary>Brings the file into the page cache by the suite's recipe, or out of it.</summary>
    /// <exception cref="ResidencyException">The cache does not keep the file, or does not let it go.</exception>
    public void Establish()
    {
        if (Residency == Residency.Warm)
        {
            File.EstablishWarm();
            return;
        }

        using FileDescriptor file = File.Ensure().Open();
        File.EstablishCold(file);
    }

    /// <summary>Whether a cached file is still as the pass needed it; an evicted one has been read meanwhile.</summary>
    /// <exception cref="ResidencyException">It has lost a page.</exception>
    public void VerifyAfterwards()
    {
        if (Residency == Residency.Warm)
            File.VerifyWarm();
    }
}
