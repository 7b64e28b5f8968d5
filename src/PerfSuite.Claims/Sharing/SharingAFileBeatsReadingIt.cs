using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Sharing;

/// <summary>Several processes use one mapped file in place faster, and in less memory, than each of them reads it into buffers of its own.</summary>
/// <remarks>Source: when-not, which has mmap win "fair and square" over read() where processes share a file. Samples in ns per turn, from when the first process begins its
/// part until the last is done with it; asking them is taken off. The mapping of each stands, and its pages are present after the first use, as in
/// processes that live with the file; what one use with its faults takes is another claim's (in-place-avoids-the-copy). A process keeps its
/// copy of the file, and reads it anew for each use. With more processes than processors the last one waits for the first, in both arms. Measured on Linux 6.18, 2
/// processors, in a guest whose host shadows its page tables: 3.2 to 3.5 with two processes, 2.9 with four. With parts of 16 MiB four came to 0.15, because that host drops
/// the shadow entries of pages that several processes map, in every other turn: 7 to 20 µs a page without a fault in the guest, in a C program of four processes
/// too, and not where the four use anonymous memory.</remarks>
[Claim("sharing-a-file-beats-reading-it",
    Title = "Processes that share a mapped file beat processes that read it",
    Statement = "2 or 4 processes add up parts of a cached file at the same time, each another part: in place in a mapping that all share, or in a buffer of its own after "
        + "reading the part by pread() of 64 KiB. While all hold both, the Pss of the mappings and of the buffers are added up.",
    Source = Sources.WhenNot,
    Expectation = Expectation.Supported,
    Because = "Every process that reads moves every byte once more, and into pages of its own; those that map use the one copy that the page cache has.")]
[SourceSetting(
    Size = "a file shared by several processes",
    Choice = "No figures are given: 2 or 4 processes, parts of a cached file of 64 MiB. The mapping stands and is present, as in processes that live with "
        + "their file.")]
public class SharingAFileBeatsReadingIt : TimingClaim, IWorkElsewhere
{
    private const long FileBytes = 64L << 20;
    private const long PartBytes = 4L << 20;

    private FileUsers? users;

    /// <summary>How many processes.</summary>
    [Params(2, 4)]
    public int Processes { get; set; }

    public override Region Region => Region.Over(1);

    /// <summary>Pages that many processes map are dear where a host shadows the page tables; see the remarks.</summary>
    public override Expectation? ExpectationOfCase => Processes > 2 ? Expectation.MachineDependent : null;

    public override string Unit => "ns/turn";

    /// <summary>When the scheduler lets each of them run varies from turn to turn.</summary>
    public override double Margin => 0.1;

    public TurnElsewhere LastTurn => users!.LastTurn;

    public override DataFile CachedFile => Data;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("fileBytes", FileBytes), ("bytesPerOperation", Processes * PartBytes), ("partBytes", PartBytes), ("seed", Workspace.Seed));

    private static DataFile Data => Workspace.File("used-by-many.bin", FileBytes);

    [GlobalSetup]
    public void Open()
    {
        Needs.AreaSizes();
        if (MemoryInfo.Read().MemAvailable < (Processes + 1) * 2 * FileBytes)
            throw NotApplicable($"{MemoryInfo.Read().MemAvailable >> 20} MiB of memory are available, too little for {Processes} copies of {FileBytes >> 20} MiB.",
                "free some memory.");
        Data.EstablishWarm();
        users = new FileUsers(Data, Processes, PartBytes, Workspace.Seed);
    }

    [Benchmark(Baseline = true)]
    public ulong ReadEach() => users!.Use(FileUser.Read);

    [Benchmark]
    public ulong UseInPlace() => users!.Use(FileUser.Map);

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
        counters.CountsInput ? Judge(counters[nameof(ReadEach)], counters[nameof(UseInPlace)], counters.Turns, Processes * PartBytes) : [];

    /// <summary>What the explanation asks of the counters of all processes together, over so many turns of so many bytes.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long turns, long bytes) =>
    [
        MechanismRow.Of("bytes read by calls per turn, ReadEach", Expected.Exactly(bytes), (double)read.ReadBytes / turns),
        MechanismRow.Of("bytes read by calls, UseInPlace", Expected.Exactly(0), mapped.ReadBytes),
        MechanismRow.Of("faults per turn, UseInPlace", Expected.AtMost(1), (double)(mapped.MinorFaults + mapped.MajorFaults) / turns),
    ];

    public override ArmWork? WorkOf(string arm) => new()
    {
        SummedBytes = Processes * PartBytes,
        KernelBytes = BytesFrom.FromMemory,
        UserBytes = arm == nameof(UseInPlace) ? BytesFrom.FromMemory : BytesFrom.Near,
        AtOnce = Math.Min(Processes, Environment.ProcessorCount),
    };

    /// <summary>"In less memory": as readers-share-one-copy judges it, while all of them hold both.</summary>
    public override IEnumerable<MechanismRow> AfterRounds() => ReadersShareOneCopy.Judge(users!.Holdings(), FileBytes);

    [GlobalCleanup]
    public void Close() => users?.Dispose();
}
