using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Reuse;

/// <summary>Over a file's whole use, from open to close, mmap gains as the file grows.</summary>
/// <remarks>Source: love. Samples in ns per turn, which uses as many files' worth as make 256 KiB at least. One case a size, and one in which
/// 4 MiB and 4 KiB are measured turn by turn, so that the growth itself has an interval. The largest file is 64 MiB at quick,
/// 256 MiB at standard and 1 GiB at full. Below 2 MiB, one page table's worth, the address that mmap() happens to pick decides whether a
/// fault can enter a whole folio: 1 MiB takes from 1 to 17 faults. On tmpfs, with single pages, mmap won
/// from 64 MiB on only, and the ratio still grew from 0.35 to 1.1.</remarks>
[Claim("benefit-grows-with-size",
    Title = "The larger the file, the more mmap gains over its whole use",
    Statement = "A cached file is opened, summed and closed: in the buffer after reading blocks of up to 64 KiB, or mapped, summed in place and unmapped. "
        + "Up to 16 KiB mmap must lose, from there on win; the advantage at 4 MiB must exceed that at 4 KiB, measured side by side.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "Mapping and unmapping cost about the same for every size, as do the faults for every folio; what the mapping saves, the copy, grows with each byte.")]
[SourceSetting(
    Size = "large, so that slack is a small share of the mapping", Coverage = "frequently accessed",
    Choice = "No figure is given: 4 KiB up to 64 MiB, 1 GiB at full. The clock holds the whole use, open to close, because overhead is weighed against "
        + "benefit.")]
public class BenefitGrowsWithSize : TimingClaim
{
    private const int SmallKiB = 4, LittleKiB = 16, LargeKiB = 4 << 10;

    private WholeUse? file, smallFile;

    public static IEnumerable<SizePoint> Sizes =>
        [.. Enumerable.Range(0, 7).Select(i => new SizePoint(SmallKiB << (2 * i))), SizePoint.Largest, new SizePoint(LargeKiB, SmallKiB)];

    /// <summary>Size of the file, alone or against a smaller one.</summary>
    [ParamsSource(nameof(Sizes))]
    public SizePoint Size { get; set; }

    /// <summary>Love has small files lose, so that is what they are held to.</summary>
    public override Region Region => Size is { KiB: <= LittleKiB, AgainstKiB: null } ? Region.Under(1) : Region.Over(1);

    /// <summary>Growth is what is claimed; who wins at a size depends on the machine, and on how many faults the cache's folios ask for.</summary>
    public override Expectation? ExpectationOfCase => Size.AgainstKiB is null ? Expectation.MachineDependent : null;

    public override double Margin => 0.1;

    public override Estimand Estimand
    {
        get
        {
            Estimand plain = Estimand.Ratio(nameof(OpenReadClose), nameof(OpenMapClose));
            return Size.AgainstKiB is null ? plain : plain.Over(Estimand.Ratio(nameof(OpenReadCloseSmall), nameof(OpenMapCloseSmall)));
        }
    }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", WholeUse.BlockBytesFor(FileBytes)),
        ("usesPerTurn", WholeUse.UsesPerTurn(FileBytes)), ("bytesPerOperation", FileBytes * WholeUse.UsesPerTurn(FileBytes)));

    private long FileBytes => Size == SizePoint.Largest ? LargestBytes : (long)Size.KiB << 10;

    private static long LargestBytes => Workspace.Profile == Profile.Full ? 1L << 30 : Workspace.Profile == Profile.Standard ? 256L << 20 : 64L << 20;

    [GlobalSetup]
    public void Open()
    {
        file = new WholeUse(Workspace.File($"life-{FileBytes}.bin", FileBytes));
        smallFile = new WholeUse(Workspace.File($"life-{SmallKiB << 10}.bin", SmallKiB << 10));
    }

    [Benchmark(Baseline = true)]
    public ulong OpenReadClose() => file!.ByReading();

    [Benchmark]
    public ulong OpenMapClose() => file!.ByMapping();

    [Benchmark]
    public ulong OpenReadCloseSmall() => smallFile!.ByReading();

    [Benchmark]
    public ulong OpenMapCloseSmall() => smallFile!.ByMapping();

    public override ArmWork? WorkOf(string arm) => arm switch
    {
        nameof(OpenReadClose) => WholeUse.WorkOfReading(FileBytes),
        nameof(OpenMapClose) => WholeUse.WorkOfMapping(FileBytes),
        nameof(OpenReadCloseSmall) => WholeUse.WorkOfReading(SmallKiB << 10),
        _ => WholeUse.WorkOfMapping(SmallKiB << 10),
    };

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judge(counters[nameof(OpenReadClose)], counters[nameof(OpenMapClose)],
        counters.Turns * WholeUse.UsesPerTurn(FileBytes), FileBytes, PageCache.PageBytes);

    /// <summary>What the explanation asks of both arms' counters over so many files of a size.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters read, Counters mapped, long files, long fileBytes, long pageBytes)
    {
        // A fault is now and then repeated.
        yield return MechanismRow.Of("faults per file, OpenMapClose", Expected.Between(1, 1.05 * fileBytes / pageBytes), (double)mapped.MinorFaults / files);
        if (!read.HasIo || !mapped.HasIo)
            yield break;
        yield return MechanismRow.Of("bytes read by calls per file, OpenReadClose", Expected.Exactly(fileBytes), (double)read.ReadBytes / files);
        yield return MechanismRow.Of("bytes read by calls, OpenMapClose", Expected.Exactly(0), mapped.ReadBytes);
    }

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        file!.VerifyWarm();
        return [];
    }

    public override IEnumerable<Finding> Summarise(IReadOnlyList<CaseRecord> cases) => [Crossover.Rising("crossover size", "KiB",
        [.. Sizes.Where(s => s.AgainstKiB is null && s != SizePoint.Largest).Select(s => new CurvePoint(s.KiB, cases.FirstOrDefault(c => c.Case == $"size={s}")?.Ratio))])];

    [GlobalCleanup]
    public void Close()
    {
        smallFile?.Dispose();
        file?.Dispose();
    }
}

/// <summary>A file size, measured alone or side by side with a smaller one.</summary>
/// <param name="KiB">Size of the file.</param>
/// <param name="AgainstKiB">The smaller size by whose ratio this one's is divided; null for this size alone.</param>
public readonly record struct SizePoint(int KiB, int? AgainstKiB = null)
{
    /// <summary>The largest that the profile allows for.</summary>
    public static SizePoint Largest { get; } = new(int.MaxValue);

    public override string ToString() => this == Largest ? "largest" : AgainstKiB is { } against ? $"{SizeName.OfKiB(KiB)} over {SizeName.OfKiB(against)}" : SizeName.OfKiB(KiB);
}
