using PerfSuite.Catalogue;
using PerfSuite.Claims.Limits;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Today;

/// <summary>A stream larger than memory pushes out what was read once before it, unless it leaves nothing behind in the page cache.</summary>
/// <remarks>Source: the commits that brought POSIX_FADV_NOREUSE its meaning (Linux 6.3, "mm: support POSIX_FADV_NOREUSE") and RWF_DONTCACHE (Linux 6.14, "uncached buffered IO"), and what engines
/// ask of them. Behind means from the start of the file: POSIX_FADV_DONTNEED for each piece of 1 MiB alone left the folios of 2 MiB that reach beyond a piece, and 23 % of the hot set went (Linux 6.18,
/// ext4). A hot set that was read twice lies on the list of active pages and survives every way; of one that was read once, as a table is after a start, nothing is
/// left by the first three. Counted on classic lists (Linux 6.18); where pages are kept by generations (lru_gen) it has not been tried.</remarks>
[Claim("streaming-spares-the-hot-set",
    Title = "Of the ways to stream past a hot set, only uncached reads and dropping behind spare it",
    Statement = "A process in a memory control group reads a hot set of 8 MiB once, then streams more than its limit: by pread(), by pread() after POSIX_FADV_NOREUSE, through a mapping with "
        + "MADV_SEQUENTIAL, by preadv2(RWF_DONTCACHE), and by pread() with POSIX_FADV_DONTNEED behind. How much of the hot set is in the page cache afterwards is counted, with files of its own for each.",
    Source = Sources.Kernel,
    Expectation = Expectation.Supported,
    Because = "A page that was used once is reclaimed in the order in which it came, whatever the stream says of its own pages; only a stream whose pages are gone before memory is wanted takes no other's place.")]
public class StreamingSparesTheHotSet : MechanismClaim
{
    private static readonly StreamWay[] Ways = Enum.GetValues<StreamWay>();

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("hotBytes", HotSet.Bytes), ("wantedLimitBytes", HotSet.WantedLimitBytes));

    public override Expectation? ExpectationOfCase => Reclaim.IsByGenerations ? Expectation.MachineDependent : null;

    public override Observation Observe()
    {
        using MemoryRoom room = HotSet.Room(Workspace, "streaming-spares");
        RequireUncachedReads();
        using Child child = Child.Start(StreamPast, [], room.ChildOptions(ConfinedChild.HeapBytes));
        PassedHotSet[] passed = [.. Ways.Select(way => Pass(child, way, HotSet.StreamBytes(room)))];
        return new Observation([.. Judge(passed), .. room.Judge()],
            new Dictionary<string, double>(StringComparer.Ordinal) { ["streamBytes"] = HotSet.StreamBytes(room), ["limitBytes"] = room.LimitBytes });
    }

    /// <summary>What the claim asks of the hot set before and after each way.</summary>
    internal static IEnumerable<MechanismRow> Judge(IReadOnlyList<PassedHotSet> passed) =>
    [
        MechanismRow.Of("ways before which the whole hot set was in the cache", Expected.Exactly(Ways.Length), passed.Count(p => p.PercentBefore == 100)),
        MechanismRow.Of("ways whose words were the file's", Expected.Exactly(Ways.Length), passed.Count(p => p.IsRight)),
        .. passed.Select(p => MechanismRow.Of($"% of the hot set left after {NameOf(p.Way)}", p.Way is StreamWay.ReadUncached or StreamWay.ReadAndDrop ? HotSet.Kept : HotSet.Lost, p.PercentAfter)),
    ];

    private static string NameOf(StreamWay way) => way switch
    {
        StreamWay.Read => "pread()",
        StreamWay.ReadNoReuse => "pread(), POSIX_FADV_NOREUSE",
        StreamWay.MapSequential => "a mapping, MADV_SEQUENTIAL",
        StreamWay.ReadUncached => "preadv2(RWF_DONTCACHE)",
        _ => "pread(), POSIX_FADV_DONTNEED behind",
    };

    private static PassedHotSet Pass(Child child, StreamWay way, long bytes)
    {
        using ScratchFile hot = HotSet.Fresh(Workspace, $"hot-{way}.bin", HotSet.Bytes), stream = HotSet.Fresh(Workspace, $"stream-{way}.bin", bytes);
        string[] told = child.Ask($"{way} {hot.Path} {stream.Path}", Patience).Split(' ');
        return new PassedHotSet(way, HotSet.Number(told[0]), HotSet.Number(told[1]), told[2] == HotSet.Hex(HotSet.FirstWords(stream.Data.Content, bytes)));
    }

    private static void RequireUncachedReads()
    {
        using ScratchFile scratch = new(Workspace.File("uncached.bin", PageCache.PageBytes));
        using FileDescriptor file = scratch.Data.Open();
        using NativeBuffer buffer = new(PageCache.PageBytes);
        if (SystemCall.Preadv2(file.Number, buffer.Address, PageCache.PageBytes, 0, ReadFlags.DoNotCache) < 0)
            throw NotApplicable($"preadv2(RWF_DONTCACHE) on {file.FileSystem} is refused: {Errno.Last}.", "use Linux 6.14 or later with ext4, xfs or btrfs.");
    }

    /// <summary>The child: for each line one way past one hot set, until there are no more.</summary>
    private static int StreamPast(string[] arguments)
    {
        while (Console.ReadLine()?.Split(' ') is [var way, var hotPath, var streamPath])
        {
            using FileDescriptor hot = FileDescriptor.Open(hotPath), stream = FileDescriptor.Open(streamPath);
            Stream.Through(hot, StreamWay.Read);
            double before = HotSet.ResidentPercent(hot, HotSet.Bytes);
            ulong sum = Stream.Through(stream, Enum.Parse<StreamWay>(way));
            Console.WriteLine($"{HotSet.Text(before)} {HotSet.Text(HotSet.ResidentPercent(hot, HotSet.Bytes))} {HotSet.Hex(sum)}");
        }

        return 0;
    }
}

/// <summary>What became of a hot set past which a file was streamed.</summary>
/// <param name="Way">How it was streamed.</param>
/// <param name="PercentBefore">How much of the hot set was in the cache before.</param>
/// <param name="PercentAfter">How much after.</param>
/// <param name="IsRight">Whether the stream's words were those of the file.</param>
internal sealed record PassedHotSet(StreamWay Way, double PercentBefore, double PercentAfter, bool IsRight);
