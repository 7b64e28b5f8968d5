using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Measurement;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace BTreePages.Claims.Lookups;

/// <summary>Why the tree is mapped: a lookup uses three pages, and each would be a call and a copy.</summary>
[Claim("btree-mapped-lookups-beat-pread",
    Title = "Lookups in mapped pages beat pread() of every page",
    Statement = "Keys are looked up in random order in a tree of three levels that is in the page cache: in pages where they are mapped, "
        + "or in pages brought into a buffer by one pread() each.",
    Source = "the design of this pager",
    Expectation = Expectation.Supported,
    Because = "A lookup touches a few cache lines of each page; pread() enters the kernel and copies all of it.")]
public class MappedLookupsBeatPread : TimingClaim
{
    private const int Lookups = 500;

    private LookupFile? file;
    private ReadPages? read;
    private MappedPages? mapped;
    private BTree<ReadPages>? readTree;
    private BTree<MappedPages>? mappedTree;
    private long readVisit, mappedVisit;

    public override Region Region => Region.Over(1);

    public override string Unit => "ns/lookup";

    public override long OperationsPerTurn => Lookups;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(
        ("keys", (long)LookupFile.Keys), ("levels", (long)LookupFile.Levels), ("lookupsPerTurn", (long)Lookups), ("seed", (long)Workspace.Seed));

    [GlobalSetup]
    public void Open()
    {
        file = new LookupFile(Workspace);
        read = new ReadPages(file.Path);
        mapped = new MappedPages(file.Path);
        (readTree, mappedTree) = (new BTree<ReadPages>(read), new BTree<MappedPages>(mapped));
        // Half a round apart, so that no arm finds what the other has just brought into the CPU's cache.
        (readVisit, mappedVisit) = (0, LookupFile.Keys / 2);
    }

    [Benchmark(Baseline = true)]
    public ulong Pread()
    {
        ulong right = 0;
        for (int i = 0; i < Lookups; i++)
        {
            ulong key = file!.Visit(readVisit++);
            right += readTree!.Find(key) == LookupFile.ValueOf(key) ? 1UL : 0;
        }

        return right;
    }

    [Benchmark]
    public ulong Mapped()
    {
        ulong right = 0;
        for (int i = 0; i < Lookups; i++)
        {
            ulong key = file!.Visit(mappedVisit++);
            right += mappedTree!.Find(key) == LookupFile.ValueOf(key) ? 1UL : 0;
        }

        return right;
    }

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) =>
    [
        MechanismRow.Of("pread calls per lookup, Pread", Expected.Exactly(LookupFile.Levels), counters[nameof(Pread)].ReadCalls / (double)(counters.Turns * Lookups)),
        MechanismRow.Of("read calls, Mapped", Expected.Exactly(0), counters[nameof(Mapped)].ReadCalls),
    ];

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        file!.VerifyWarm();
        return [];
    }

    [GlobalCleanup]
    public void Close()
    {
        mapped?.Dispose();
        read?.Dispose();
    }
}
