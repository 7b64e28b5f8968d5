using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.SmallFiles;

/// <summary>The bytes between the end of a file and the end of its last page read as zero, and what is stored there is not saved.</summary>
/// <remarks>Source: love. Bytes, exactly. The last byte of the file is stored as well, to show that the mapping does reach the file.
/// A file system without a device never writes the page back, so that nothing can be read back from behind it there.</remarks>
[Claim("slack-is-zero-and-not-saved",
    Title = "Slack reads as zero, and stores into it do not reach the file",
    Statement = "A file is mapped shared and writable; the bytes behind its end are read, then all of them and the file's last byte are changed, followed "
        + "by msync(MS_SYNC). The file's length and bytes are read back from the device, and once more after the file has grown to a whole page.",
    Source = Sources.Love,
    Expectation = Expectation.Supported,
    Because = "The kernel clears the rest of the last page when it reads it and when it writes it back, and it never writes beyond the file's length.")]
[SourceSetting(
    Size = "no whole number of pages",
    Choice = "The document calls slack wasted and does not say what it holds: that is the suite's own. 1 to 4,097 bytes, around a page.")]
public class SlackIsZeroAndNotSaved : MechanismClaim
{
    private const byte Stored = 0xA5;

    /// <summary>Size of the file; the rest of its last page is slack.</summary>
    [Params(1, 7, 4095, 4097)]
    public int FileBytes { get; set; }

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("pageBytes", PageCache.PageBytes), ("slackBytes", SlackBytes));

    private static int PageBytes => PageCache.PageBytes;

    private int WholeBytes => (FileBytes + PageBytes - 1) / PageBytes * PageBytes;

    private int SlackBytes => WholeBytes - FileBytes;

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        using ScratchFile scratch = new(Workspace.File($"slack-stored-{FileBytes}.bin", FileBytes));
        using FileDescriptor file = scratch.Data.Open(OpenAccess.ReadWrite);
        scratch.Data.EstablishCold(file);
        (int nonzero, int changed) = StoreBehindTheEnd(file);
        long length = file.Length;
        byte[] kept = BytesOnDevice(scratch, file);
        file.Truncate(WholeBytes);
        byte[] grown = BytesOnDevice(scratch, file);
        return Observation.Of(Judge(new SlackOutcome(nonzero, changed, length, kept.Length, Differing(scratch, kept),
            Nonzero(grown.AsSpan(FileBytes))), FileBytes, SlackBytes));
    }

    /// <summary>What the claim asks.</summary>
    internal static IEnumerable<MechanismRow> Judge(SlackOutcome outcome, int fileBytes, int slackBytes) =>
    [
        MechanismRow.Of("slack bytes that are not zero, mapped", Expected.Exactly(0), outcome.NonzeroAtFirst),
        MechanismRow.Of("slack bytes that took the store", Expected.Exactly(slackBytes), outcome.TookTheStore),
        MechanismRow.Of("length of the file after msync, bytes", Expected.Exactly(fileBytes), outcome.LengthAfter),
        MechanismRow.Of("bytes that read() of whole pages gives after msync", Expected.Exactly(fileBytes), outcome.ReadAfter),
        MechanismRow.Of("bytes of the file that changed: the last, which was stored", Expected.Exactly(1), outcome.ChangedInside),
        MechanismRow.Of("bytes that are not zero where the slack was, file grown", Expected.Exactly(0), outcome.NonzeroGrown),
    ];

    private (int Nonzero, int Changed) StoreBehindTheEnd(FileDescriptor file)
    {
        using Mapping mapping = Mapping.Create(file, 0, WholeBytes, Protection.Read | Protection.Write);
        Span<byte> slack = mapping.Range.Span(FileBytes, SlackBytes);
        int nonzero = Nonzero(slack);
        slack.Fill(Stored);
        mapping.Range.SetByte(FileBytes - 1, (byte)~mapping.Range.ByteAt(FileBytes - 1));
        int changed = slack.Count(Stored);
        mapping.Range.Sync();
        return (nonzero, changed);
    }

    private byte[] BytesOnDevice(ScratchFile scratch, FileDescriptor file)
    {
        scratch.Data.EstablishCold(file);
        using NativeBuffer buffer = new(WholeBytes + PageBytes);
        long read = SystemCall.Pread(file.Number, buffer.Address, (nint)buffer.Bytes, 0);
        return read >= 0 ? buffer.Span(0, (int)read).ToArray() : throw SystemCallException.Last("pread", scratch.Path);
    }

    private static int Nonzero(ReadOnlySpan<byte> bytes) => bytes.Length - bytes.Count((byte)0);

    private int Differing(ScratchFile scratch, byte[] kept) =>
        Enumerable.Range(0, Math.Min(FileBytes, kept.Length)).Count(i => kept[i] != scratch.Data.Content.ByteAt(i));
}

/// <summary>What became of stores behind the end of a file.</summary>
/// <param name="NonzeroAtFirst">Slack bytes that were not zero when first mapped.</param>
/// <param name="TookTheStore">Slack bytes that read back as stored, before msync.</param>
/// <param name="LengthAfter">The file's length after msync.</param>
/// <param name="ReadAfter">How much read() gives of the file, asked for more than it holds.</param>
/// <param name="ChangedInside">Bytes before the end that differ from the original.</param>
/// <param name="NonzeroGrown">Bytes that are not zero where the slack was, after the file has grown.</param>
internal readonly record struct SlackOutcome(
    int NonzeroAtFirst, int TookTheStore, long LengthAfter, long ReadAfter, int ChangedInside, int NonzeroGrown);
