using BenchmarkDotNet.Attributes;
using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Results;

namespace PerfSuite.Claims.Throughput;

/// <summary>Copying from a file of which no page is in the page cache when a pass begins.</summary>
public abstract class ColdCopyClaim : CopyClaim
{
    /// <summary>Device times scatter more than memory times: what matters is larger.</summary>
    public override double Margin => 0.1;

    protected override DataFile File => Workspace.ColdFile;

    protected override long PassBytes => File.Bytes;

    /// <summary>Evicts the file before every turn of either arm, and verifies it.</summary>
    [IterationSetup]
    public void Evict() => File.EstablishCold(Descriptor);

    protected override void Establish()
    {
        if (Workspace.FileSystem.IsMemoryOnly)
            throw NotApplicable($"The data folder is on {Workspace.FileSystem}, which keeps its pages in memory: nothing there can be cold.",
                "name a folder on a disk with --data-dir.");
        File.Ensure();
    }

    protected override void BeforeStagedPass() => Evict();

    /// <summary>Device bytes of each arm; what read-ahead brings beyond the bytes visited is amplification, and part of the result.</summary>
    protected IEnumerable<MechanismRow> DeviceBytes(ArmCounters counters, Expected read, Expected mapped)
    {
        yield return MechanismRow.Of("device bytes ÷ bytes visited, Read", read, Amplification(counters, nameof(Read)));
        yield return MechanismRow.Of("device bytes ÷ bytes visited, MapAndCopy", mapped, Amplification(counters, nameof(MapAndCopy)));
        yield return MechanismRow.Of("major faults of all passes, MapAndCopy", Expected.AtLeast(counters.Turns), counters[nameof(MapAndCopy)].MajorFaults);
    }

    private double Amplification(ArmCounters counters, string arm) =>
        (double)counters[arm].DeviceReadBytes / ((double)PassBytes * counters.Turns);
}
