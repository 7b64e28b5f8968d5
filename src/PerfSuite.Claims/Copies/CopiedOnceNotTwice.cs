using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Copies;

/// <summary>From an evicted file, read() moves each byte twice, device to page cache to buffer; a mapping leaves it at the first move.</summary>
/// <remarks>Sources: love, unlocking, when-not. Exact counts of the calling thread. The first move is seen from both its ends, as bytes that the device
/// was asked for and as pages that are resident afterwards; the second as bytes that read() returned. Unlocking has the one move of a mapping
/// go "straight into user space": the resident pages show that it goes to the page cache, which is then mapped.</remarks>
[Claim("copied-once-not-twice",
    Title = "A mapping moves each byte once, read() moves it twice",
    Statement = "The same evicted file is read into a buffer with pread() and summed there, evicted again, and summed in a mapping. Counted are the "
        + "bytes that come from the device, those that stand in the page cache afterwards, and those that calls return.",
    Source = $"{Sources.Love}, {Sources.Unlocking}, {Sources.WhenNot}",
    Expectation = Expectation.Supported,
    Because = "Both arms bring the file into the page cache; only read() then copies it on, because a mapping shows the cache's own pages.")]
[SourceSetting(
    Buffer = "a user-space buffer for read() (love)", CacheState = "on the disk: the copy from there is the first of the two (unlocking)",
    Choice = "No file is described: an evicted one of 8 MiB, so that the copy from the disk is among those counted.")]
public class CopiedOnceNotTwice : MechanismClaim
{
    private const int BlockBytes = 64 << 10;
    private const long FileBytes = 8L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes), ("blockBytes", BlockBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        DataFile data = Workspace.File("copied.bin", FileBytes).Ensure();
        using FileDescriptor file = data.Open();
        using NativeBuffer buffer = new(BlockBytes);
        using ThreadProbe probe = new();
        Needs.CountedReads(probe);
        ReadAll(file, buffer, probe); // Compiles both arms; the second pass of each counts.
        MapAll(file, probe);
        data.EstablishCold(file);
        Movement read = ReadAll(file, buffer, probe);
        data.EstablishCold(file);
        Movement mapped = MapAll(file, probe);
        Needs.ChargedDeviceReads(Workspace, read.DeviceBytes);
        string sum = $"{data.Content.Sum(0, FileBytes):x16}";
        return new Observation(
        [
            .. Judge(read, mapped, FileBytes),
            MechanismRow.Of("sum, read arm", sum, $"{read.Sum:x16}"),
            MechanismRow.Of("sum, mapped arm", sum, $"{mapped.Sum:x16}"),
        ], new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["movesPerByteRead"] = read.MovesPerByte(FileBytes),
            ["movesPerByteMapped"] = mapped.MovesPerByte(FileBytes),
        });
    }

    /// <summary>What the claim asks of the movements of both arms. The device may be asked for a block or two of the file system's own.</summary>
    internal static IEnumerable<MechanismRow> Judge(Movement read, Movement mapped, long bytes) =>
    [
        MechanismRow.Of("device bytes, read arm", Expected.Between(bytes, bytes * 1.01), read.DeviceBytes),
        MechanismRow.Of("resident bytes, read arm", Expected.Exactly(bytes), read.ResidentBytes),
        MechanismRow.Of("bytes returned by calls, read arm", Expected.Exactly(bytes), read.CallBytes),
        MechanismRow.Of("device bytes, mapped arm", Expected.Between(bytes, bytes * 1.01), mapped.DeviceBytes),
        MechanismRow.Of("resident bytes, mapped arm", Expected.Exactly(bytes), mapped.ResidentBytes),
        MechanismRow.Of("bytes returned by calls, mapped arm", Expected.Exactly(0), mapped.CallBytes),
    ];

    private static Movement ReadAll(FileDescriptor file, NativeBuffer buffer, ThreadProbe probe)
    {
        CounterSnapshot start = probe.Take();
        ulong sum = WholeRead.Sum(file, buffer, FileBytes);
        CounterSnapshot end = probe.Take();
        return Movement.Of(probe.Between(start, end), file, sum);
    }

    private static Movement MapAll(FileDescriptor file, ThreadProbe probe)
    {
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        CounterSnapshot start = probe.Take();
        ulong sum = mapping.Range.Sum(0, FileBytes);
        CounterSnapshot end = probe.Take();
        return Movement.Of(probe.Between(start, end), file, sum);
    }
}

/// <summary>Where an arm's bytes went.</summary>
/// <param name="DeviceBytes">Asked of the device.</param>
/// <param name="ResidentBytes">Of the file in the page cache afterwards.</param>
/// <param name="CallBytes">Returned by calls of the read family.</param>
/// <param name="Sum">What the arm found.</param>
internal readonly record struct Movement(long DeviceBytes, long ResidentBytes, long CallBytes, ulong Sum)
{
    public static Movement Of(Counters counted, FileDescriptor file, ulong sum) =>
        new(counted.DeviceReadBytes, PageCache.ResidentPages(file) * PageCache.PageBytes, counted.ReadBytes, sum);

    /// <summary>How often each byte of the file was moved.</summary>
    public double MovesPerByte(long fileBytes) => (double)(DeviceBytes + CallBytes) / fileBytes;
}
