using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Today;

/// <summary>preadv2(RWF_NOWAIT) refuses what it would have to wait for, and starts reading it; a touch of a mapping waits.</summary>
/// <remarks>Source: preadv2(2), RWF_NOWAIT, and the commit "mm: allow read-ahead with IOCB_NOWAIT set" (Linux 5.9), since when the refused read is started. An engine with one thread for many requests
/// can so hand a miss to another thread, or come back; there is no such touch: mincore(2) tells of the moment before. The descriptor is advised as random, so that exactly the range is read.</remarks>
[Claim("read-can-refuse-to-wait",
    Title = "A read can refuse to wait for the device, a touch cannot",
    Statement = "A block of 64 KiB is read by preadv2(RWF_NOWAIT) when it is in the page cache, when half of it is, when it is evicted, and again after that refusal without any other call that reads; "
        + "an evicted page is touched through a mapping, and one whose read a refusal has started. Counted are bytes, faults and what the device gave.",
    Source = Sources.Kernel,
    Expectation = Expectation.Supported,
    Because = "The call returns what is there, or EAGAIN once it has started reading; a load instruction can only wait until the page is there, in the fault.")]
public class ReadCanRefuseToWait : MechanismClaim
{
    private const int BlockBytes = 64 << 10;
    private const long FileBytes = 1 << 20;
    private const int Attempts = 8;
    private const int Waits = 500;

    private static readonly Version Since = new(5, 9);

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        KernelRelease kernel = KernelRelease.Read();
        if (kernel.Version < Since)
            throw NotApplicable($"Linux {kernel.Release} does not start a read that it refuses.", $"use Linux {Since} or later.");
        DataFile data = Workspace.File("refused.bin", FileBytes).Ensure();
        using FileDescriptor file = data.Open();
        file.Advise(FileAdvice.Random);
        using ThreadProbe probe = new();
        Needs.CountedReads(probe);
        using NativeBuffer buffer = new(BlockBytes);
        Refusal whole = Cached(data, file, probe, buffer, BlockBytes), half = Refused(() => Cached(data, file, probe, buffer, BlockBytes / 2));
        Refusal evicted = Refused(() => Cached(data, file, probe, buffer, 0)), again = TryUntilThere(file, probe, buffer);
        Needs.ChargedDeviceReads(Workspace, evicted.Counted.DeviceReadBytes);
        Counters touchedThen = Touched(file, probe);
        data.EstablishCold(file);
        return Observation.Of(Judge(new RefusedReads(whole, half, evicted, again, touchedThen, Touched(file, probe)), BlockBytes, PageCache.PageBytes));
    }

    /// <summary>What the claim asks of the reads and touches.</summary>
    internal static IEnumerable<MechanismRow> Judge(RefusedReads reads, int blockBytes, int pageBytes) =>
    [
        MechanismRow.Of("in the cache: answer", $"{blockBytes} bytes", reads.Whole.Answer),
        MechanismRow.Of("in the cache: device bytes", Expected.Exactly(0), reads.Whole.Counted.DeviceReadBytes),
        MechanismRow.Of("half in the cache: answer", $"{blockBytes / 2} bytes", reads.Half.Answer),
        MechanismRow.Of("evicted: answer", Errno.EAGAIN.Name, reads.Evicted.Answer),
        MechanismRow.Of("evicted: times that the thread slept", Expected.Exactly(0), reads.Evicted.Counted.VoluntarySwitches),
        MechanismRow.Of("evicted: device bytes, a read of the block that was started", Expected.Exactly(blockBytes), reads.Evicted.Counted.DeviceReadBytes),
        MechanismRow.Of("refused and asked again: answer", $"{blockBytes} bytes", reads.Again.Answer),
        MechanismRow.Of("refused and asked again: device bytes", Expected.Exactly(0), reads.Again.Counted.DeviceReadBytes),
        MechanismRow.Of("refused and then touched: major faults", Expected.Exactly(0), reads.TouchedThen.MajorFaults),
        MechanismRow.Of("evicted and touched: major faults", Expected.Exactly(1), reads.Touched.MajorFaults),
        MechanismRow.Of("evicted and touched: device bytes", Expected.Exactly(pageBytes), reads.Touched.DeviceReadBytes),
    ];

    /// <summary>The miss starts a read; where the thread is put off its processor just then, the device may have answered when the kernel looks again, and there is nothing to refuse. Then once more.</summary>
    private static Refusal Refused(Func<Refusal> attempt)
    {
        Refusal last = attempt();
        for (int i = 1; i < Attempts && last.Answer == $"{BlockBytes} bytes"; i++)
            last = attempt();
        return last;
    }

    /// <summary>One attempt when some bytes of the block are in the cache, and no more.</summary>
    private static Refusal Cached(DataFile data, FileDescriptor file, ThreadProbe probe, NativeBuffer buffer, int bytes)
    {
        data.EstablishCold(file);
        if (bytes > 0)
            file.ReadExactly(buffer.Address, bytes, 0);
        return Try(file, probe, buffer);
    }

    private static Refusal Try(FileDescriptor file, ThreadProbe probe, NativeBuffer buffer)
    {
        CounterSnapshot before = probe.Take();
        nint read = SystemCall.Preadv2(file.Number, buffer.Address, BlockBytes, 0, ReadFlags.NoWait);
        Errno failure = read < 0 ? Errno.Last : default;
        Counters counted = probe.Between(before, probe.Take());
        if (failure == Errno.EOPNOTSUPP)
            throw NotApplicable($"preadv2(RWF_NOWAIT) on {file.FileSystem} is refused: {failure}.", "name a folder on ext4, xfs or btrfs with --data-dir.");
        return new Refusal(read < 0 ? failure.Name : $"{read} bytes", counted);
    }

    /// <summary>The same call until the device has answered, or for half a second.</summary>
    private static Refusal TryUntilThere(FileDescriptor file, ThreadProbe probe, NativeBuffer buffer)
    {
        Refusal last = Try(file, probe, buffer);
        for (int i = 0; i < Waits && last.Answer != $"{BlockBytes} bytes"; i++)
        {
            Thread.Sleep(1);
            last = Try(file, probe, buffer);
        }

        return last;
    }

    private static Counters Touched(FileDescriptor file, ThreadProbe probe)
    {
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        MappedRange range = mapping.Range;
        range.Advise(MemoryAdvice.Random);
        CounterSnapshot before = probe.Take();
        _ = range.ByteAt(0);
        return probe.Between(before, probe.Take());
    }
}

/// <summary>What a read that must not wait gave.</summary>
/// <param name="Answer">"65536 bytes", or an error's name.</param>
/// <param name="Counted">What the thread counted.</param>
internal sealed record Refusal(string Answer, Counters Counted);

/// <summary>All that was tried.</summary>
/// <param name="Whole">The whole block was in the cache.</param>
/// <param name="Half">The first half of it was.</param>
/// <param name="Evicted">Nothing of it was.</param>
/// <param name="Again">Asked again after that.</param>
/// <param name="TouchedThen">Its first page was touched after that.</param>
/// <param name="Touched">An evicted page was touched.</param>
internal sealed record RefusedReads(Refusal Whole, Refusal Half, Refusal Evicted, Refusal Again, Counters TouchedThen, Counters Touched);
