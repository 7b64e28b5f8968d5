using System.Diagnostics.Tracing;
using System.IO.MemoryMappedFiles;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.DotNet;

/// <summary>A view stream that is read into a span copies each byte twice: through a rented array.</summary>
/// <remarks>Source: the runtime's own code. The stream reads into an array itself; for a span it falls back on what any stream does, which
/// rents an array, reads into that and copies from there. Samples in ns per pass. Measured on .NET 10: 1.9 to 2.0 times the array's time.</remarks>
[Claim("view-stream-copies-twice",
    Title = "A view stream read into a span copies twice",
    Statement = "A mapped, cached file is read to its end by MemoryMappedViewStream: into a span, or into an array of the same length. "
        + "The arrays that are rented meanwhile are counted by the runtime's own event source.",
    Source = Sources.DotNet,
    Expectation = Expectation.Supported,
    Because = "The stream has a way of its own into an array only; a span goes through a rented array.",
    Drawback = true)]
public class ViewStreamCopiesTwice : TimingClaim
{
    private const long FileBytes = 2 << 20;

    private readonly Dictionary<string, double> rented = new(StringComparer.Ordinal);
    private MemoryMappedFile? file;
    private MemoryMappedViewStream? stream;
    private byte[] block = [];

    /// <summary>Size of a block, KiB.</summary>
    [Params(4, 64)]
    public int BlockKiB { get; set; }

    public override Region Region => Region.Over(1);

    public override double Margin => 0.05;

    public override IReadOnlyDictionary<string, object> Recorded =>
        Facts.Of(("fileBytes", FileBytes), ("bytesPerOperation", FileBytes), ("blockBytes", BlockKiB << 10));

    public override IReadOnlyDictionary<string, double> Quantities => rented;

    [GlobalSetup]
    public void Open()
    {
        DataFile data = Workspace.File("view-stream.bin", FileBytes);
        data.EstablishWarm();
        file = MemoryMappedFile.CreateFromFile(data.Path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        stream = file.CreateViewStream(0, FileBytes, MemoryMappedFileAccess.Read);
        block = new byte[BlockKiB << 10];
    }

    [Benchmark(Baseline = true)]
    public ulong ReadIntoSpan()
    {
        stream!.Position = 0;
        ulong sum = 0;
        while (stream.Read(block.AsSpan()) == block.Length)
            sum = unchecked(sum + BitConverter.ToUInt64(block) + BitConverter.ToUInt64(block, block.Length - 8));
        return sum;
    }

    [Benchmark]
    public ulong ReadIntoArray()
    {
        stream!.Position = 0;
        ulong sum = 0;
        while (stream.Read(block, 0, block.Length) == block.Length)
            sum = unchecked(sum + BitConverter.ToUInt64(block) + BitConverter.ToUInt64(block, block.Length - 8));
        return sum;
    }

    public override ArmWork? WorkOf(string arm)
    {
        int copies = arm == nameof(ReadIntoSpan) ? 2 : 1;
        return new ArmWork { CopiedBytes = copies * FileBytes, UserBytes = new BytesFrom(Memory: 0, Cache: 1.0 / copies) };
    }

    public override IEnumerable<MechanismRow> AfterRounds()
    {
        // One read more than blocks: the last finds the end.
        long reads = (FileBytes / block.Length) + 1;
        using RentedArrays listener = new();
        rented["rentedPerReadSpan"] = (double)listener.During(ReadIntoSpan) / reads;
        rented["rentedPerReadArray"] = (double)listener.During(ReadIntoArray) / reads;
        return Judge(rented["rentedPerReadSpan"], rented["rentedPerReadArray"]);
    }

    /// <summary>What the explanation asks of the arrays rented for a read.</summary>
    internal static IEnumerable<MechanismRow> Judge(double perReadIntoSpan, double perReadIntoArray) =>
    [
        MechanismRow.Of("arrays rented per read, ReadIntoSpan", Expected.Exactly(1), perReadIntoSpan),
        MechanismRow.Of("arrays rented per read, ReadIntoArray", Expected.Exactly(0), perReadIntoArray),
    ];

    [GlobalCleanup]
    public void Close()
    {
        stream?.Dispose();
        file?.Dispose();
    }
}

/// <summary>Counts the arrays that the calling thread rents from the shared pool.</summary>
internal sealed class RentedArrays : EventListener
{
    private const string Pool = "System.Buffers.ArrayPoolEventSource";
    private const int BufferRented = 1;

    private int thread;
    private long count;

    /// <summary>How many arrays the work rents.</summary>
    public long During(Func<ulong> work)
    {
        thread = Environment.CurrentManagedThreadId;
        count = 0;
        work();
        thread = 0;
        return count;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Pool)
            EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == BufferRented && Environment.CurrentManagedThreadId == thread)
            count++;
    }
}
