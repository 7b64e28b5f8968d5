using PerfSuite.Data;
using PerfSuite.Measurement;
using PerfSuite.Results;

namespace PerfSuite.Claims.Throughput;

/// <summary>Copying from a file that is in the page cache as a whole.</summary>
public abstract class WarmCopyClaim : CopyClaim
{
    public override DataFile CachedFile => File;

    protected override DataFile File => Workspace.WarmFile;

    protected override long PassBytes => Workspace.Profile.PassBytes;

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
    [
        .. CallsAndFaults(counters),
        MechanismRow.Of("major faults of all passes, both arms", Expected.Exactly(0),
            counters[nameof(Read)].MajorFaults + counters[nameof(MapAndCopy)].MajorFaults),
    ];

    protected override void Establish() => File.EstablishWarm();
}
