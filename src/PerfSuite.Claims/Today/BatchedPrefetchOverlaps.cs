using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;
using PerfSuite.Paths.Workloads;

namespace PerfSuite.Claims.Today;

/// <summary>Cold blocks at random places that are asked for together come sooner than one after the other; asking costs something where they are cached.</summary>
/// <remarks>Source: trackers (Lucene #13179, whose prefetch() asks for blocks ahead by MADV_WILLNEED; #13381, which spares the calls where all is cached), and the manual pages of madvise(2) and io_uring. Samples in ns per turn of 16 blocks of 16 KiB.
/// Measured in C (Linux 6.18, virtual disk), pread() one after the other as 1: MADV_WILLNEED on each and touching 0.27, io_uring 0.42, four threads 0.45; where all is cached, MADV_WILLNEED
/// and touching cost 2.5 as long as no page table shows the pages. Touches after MADV_WILLNEED wait in minor faults, so that major faults prove nothing: that all pages had been asked for when none
/// had been used does. Descriptor and mapping are advised as random, or a window would be read ahead and the arms would not read the same.</remarks>
[Claim("batched-prefetch-overlaps",
    Title = "Cold blocks asked for together come sooner than one after the other",
    Statement = "16 evicted blocks of 16 KiB at random places are read by pread() one after the other, or asked for together: by MADV_WILLNEED on each of them and copying from the mapping, by one submission to an "
        + "io_uring, by four threads. The same bytes must have come. With all blocks in the page cache and in no page table, MADV_WILLNEED and copying must take longer than pread().",
    Source = Sources.Trackers + ", " + Sources.Kernel,
    Expectation = Expectation.Supported,
    Because = "A device works on many requests at once, and a thread that waits for each before it makes the next keeps it at one. What is cached needs no asking, and the calls cost what calls cost.")]
public class BatchedPrefetchOverlaps : TimingClaim
{
    private const int BlockBytes = 16 << 10;
    private const int Blocks = 16;
    private const int ReadingThreads = 4;

    private readonly List<IDisposable> opened = [];
    private DataFile? data;
    private FileDescriptor? file;
    private MappedRange range;
    private NativeBuffer? buffer;
    private ReadRing? ring;
    private ThreadTeam? team;
    private RandomSpots? eachSpots, togetherSpots;
    private long[] now = [];
    private long fewestPages = long.MaxValue, mostPages;

    /// <summary>How the blocks are asked for together, and where they are before.</summary>
    [ParamsAllValues]
    public Asking Together { get; set; }

    public override Region Region => Together == Asking.WillNeedWhenCached ? Region.Under(1) : Region.Over(1);

    /// <summary>Times of devices scatter.</summary>
    public override double Margin => 0.2;

    public override string Unit => "ns/turn";

    public override FileSize FileSize => Workspace.Sizes.Large;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileSize.Bytes), ("blockBytes", BlockBytes), ("blocks", Blocks), ("seed", Workspace.Seed))
        .Concat(Together == Asking.Threads ? Facts.Of(("threads", ReadingThreads)) : Facts.None).ToDictionary(StringComparer.Ordinal);

    private static int Pages => Blocks * BlockBytes / PageCache.PageBytes;

    private bool IsCached => Together == Asking.WillNeedWhenCached;

    [GlobalSetup]
    public void Open()
    {
        Needs.Device(Workspace);
        if (Together == Asking.Ring && !ReadRing.IsOffered(out Errno refusal))
            throw NotApplicable($"io_uring is refused: {refusal}.", "use Linux 5.6 or later, set kernel.io_uring_disabled to 0, and allow io_uring_setup in the sandbox.");
        data = Workspace.LargeFile.Ensure();
        file = Kept(data.Open());
        file.Advise(FileAdvice.Random);
        Mapping mapping = Kept(Mapping.Create(file, 0, data.Bytes));
        range = mapping.Range;
        range.Advise(MemoryAdvice.Random);
        buffer = Kept(new NativeBuffer(Blocks * BlockBytes));
        ring = Together == Asking.Ring ? Kept(new ReadRing(Blocks)) : null;
        team = Together == Asking.Threads ? Kept(new ThreadTeam(ReadingThreads)) : null;
        eachSpots = new RandomSpots(data.Bytes, data.Content, BlockBytes, Blocks, Workspace.Seed);
        togetherSpots = eachSpots.HalfACycleLater();
    }

    [IterationSetup(Target = nameof(ReadEach))]
    public void PrepareEach() => Prepare(eachSpots!);

    [IterationSetup(Target = nameof(AskTogether))]
    public void PrepareTogether() => Prepare(togetherSpots!);

    [Benchmark(Baseline = true)]
    public ulong ReadEach() => eachSpots!.Difference(ReadBlocks(0, Blocks));

    [Benchmark]
    public ulong AskTogether() => togetherSpots!.Difference(Together switch
    {
        Asking.Ring => ReadByRing(),
        Asking.Threads => ReadByThreads(),
        _ => AskAndCopy(),
    });

    [IterationCleanup]
    public void CountPages()
    {
        long pages = PageCache.ResidentPages(file!);
        (fewestPages, mostPages) = (Math.Min(fewestPages, pages), Math.Max(mostPages, pages));
    }

    public override IEnumerable<MechanismRow> Mechanism(ArmCounters counters) => Judge(counters[nameof(ReadEach)], counters[nameof(AskTogether)], counters.Turns, Together);

    public override IEnumerable<MechanismRow> AfterRounds() => JudgePages(fewestPages, mostPages, Pages);

    public override IEnumerable<MechanismRow> TakeApart()
    {
        if (IsCached || Together == Asking.Threads)
            return [];
        Prepare(togetherSpots!);
        Ask();
        long asked = PageCache.ResidentPages(file!);
        ulong sum = Together == Asking.Ring ? TakeAnswers() : range.CopyBlocks(now, BlockBytes, buffer!);
        return [JudgeAsked(asked, Pages), MechanismRow.Of("and then every block was what the file holds", "0", $"{togetherSpots!.Difference(sum)}")];
    }

    /// <summary>What the claim asks of the counters of both arms.</summary>
    internal static IEnumerable<MechanismRow> Judge(Counters each, Counters together, long turns, Asking how) =>
    [
        MechanismRow.Of("read calls, ReadEach: one a block", Expected.Exactly(turns * Blocks), each.ReadCalls),
        MechanismRow.Of("read calls of the measuring thread, AskTogether", Expected.Exactly(how == Asking.Threads ? turns * Blocks / ReadingThreads : 0), together.ReadCalls),
        MechanismRow.Of("major faults, AskTogether", Expected.Exactly(0), together.MajorFaults),
        how == Asking.WillNeedWhenCached ? MechanismRow.Of("device bytes of both arms", Expected.Exactly(0), each.DeviceReadBytes + together.DeviceReadBytes)
            : MechanismRow.Of("device bytes, ReadEach: the blocks", Expected.Near(turns * Blocks * BlockBytes, 0.05), each.DeviceReadBytes),
    ];

    /// <summary>After each turn of either arm its blocks are in the page cache, and nothing else of the file.</summary>
    internal static IEnumerable<MechanismRow> JudgePages(long fewest, long most, long pages) =>
    [
        MechanismRow.Of("fewest pages of the file in the cache after a turn", Expected.Exactly(pages), fewest),
        MechanismRow.Of("most pages of the file in the cache after a turn", Expected.Exactly(pages), most),
    ];

    /// <summary>What shows that the requests did overlap.</summary>
    internal static MechanismRow JudgeAsked(long asked, long pages) =>
        MechanismRow.Of("pages that had been asked for when no block had been used, AskTogether", Expected.Exactly(pages), asked);

    [GlobalCleanup]
    public void Close()
    {
        opened.Reverse();
        foreach (IDisposable part in opened)
            part.Dispose();
        opened.Clear();
    }

    /// <summary>The file evicted, or these blocks of it alone in the page cache; no page table shows any of it.</summary>
    private void Prepare(RandomSpots spots)
    {
        range.Advise(MemoryAdvice.DontNeed);
        data!.EstablishCold(file!);
        now = spots.NextTurn().ToArray();
        if (IsCached)
            _ = ReadBlocks(0, Blocks);
    }

    /// <summary>Some of the turn's blocks by pread(), each into a place of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong ReadBlocks(int from, int to)
    {
        int descriptor = file!.Number;
        nint target = buffer!.Address;
        for (int i = from; i < to; i++)
        {
            if (SystemCall.Pread(descriptor, target + ((nint)i * BlockBytes), BlockBytes, now[i]) != BlockBytes)
                throw ShortReadException.At(file.Path, now[i], BlockBytes);
        }

        return Ends(from, to);
    }

    private ulong Ends(int from, int to)
    {
        ulong sum = 0;
        for (int i = from; i < to; i++)
            sum = unchecked(sum + buffer!.WordAt((long)i * BlockBytes) + buffer.WordAt(((i + 1L) * BlockBytes) - sizeof(ulong)));
        return sum;
    }

    private ulong AskAndCopy()
    {
        Ask();
        return range.CopyBlocks(now, BlockBytes, buffer!);
    }

    private ulong ReadByRing()
    {
        Ask();
        return TakeAnswers();
    }

    private ulong ReadByThreads()
    {
        ulong[] sums = new ulong[ReadingThreads];
        team!.Run(number => sums[number] = ReadBlocks(Blocks * number / ReadingThreads, Blocks * (number + 1) / ReadingThreads));
        return sums.Aggregate((all, some) => unchecked(all + some));
    }

    /// <summary>Asks for all of the turn's blocks, and waits for none.</summary>
    private void Ask()
    {
        if (ring is null)
        {
            foreach (long offset in now)
                range.Slice(offset, BlockBytes).Advise(MemoryAdvice.WillNeed);
            return;
        }

        for (int i = 0; i < Blocks; i++)
            ring.Queue(file!.Number, buffer!.Address + ((nint)i * BlockBytes), BlockBytes, now[i], (ulong)i);
        ring.Submit(waitFor: 0);
    }

    private ulong TakeAnswers()
    {
        for (int taken = 0; taken < Blocks; taken++)
        {
            ulong place;
            int result;
            while (!ring!.TryTake(out place, out result))
                ring.Submit(waitFor: 1);
            if (result != BlockBytes)
                throw new ShortReadException($"A read by io_uring of {BlockBytes} bytes at {now[place]} of {file!.Path} gave {result}; the case cannot be compared.");
        }

        return Ends(0, Blocks);
    }

    private T Kept<T>(T part)
        where T : IDisposable
    {
        opened.Add(part);
        return part;
    }
}

/// <summary>How blocks are asked for together.</summary>
public enum Asking
{
    /// <summary>MADV_WILLNEED on each, then copying from the mapping.</summary>
    WillNeed,

    /// <summary>One submission to an io_uring.</summary>
    Ring,

    /// <summary>Four threads, each pread() after pread().</summary>
    Threads,

    /// <summary>As <see cref="WillNeed"/>, with all blocks in the page cache and in no page table.</summary>
    WillNeedWhenCached,
}
