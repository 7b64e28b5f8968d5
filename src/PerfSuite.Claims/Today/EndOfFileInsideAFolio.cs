using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Today;

/// <summary>Pages beyond the end of a file raise SIGBUS also where one large folio of the page cache spans the end.</summary>
/// <remarks>Source: a thread of the kernel's mailing lists of October 2025 ("do not populate page table entries beyond i_size"): kernels that map a whole folio at one fault had let loads beyond the
/// end through. Cutting a file splits the folio at its end, so that usually none spans it; one of whose pages a pipe holds cannot be split. That pages beyond the end are still in the cache
/// shows that their folio spans it: nothing else keeps them there. Each page is tried by write(), which copies from it and gets EFAULT where a load would be
/// ended by SIGBUS, and one by such a load. Held for all 255 pages of a folio of 2 MiB, mapped before and after the cut (Linux 6.18, ext4).</remarks>
[Claim("end-of-file-inside-a-folio",
    Title = "Pages beyond the end of a file are refused also where a large folio spans the end",
    Statement = "A file of 2 MiB is written at once, mapped by a process that touches all of it, and cut to 1 MiB and 100 bytes while a pipe holds one of its pages, so that the folio at the end stays whole. "
        + "In that mapping and in a new one the last page is touched; then every page of the folio beyond the end must be refused, and a load from there must end the process by SIGBUS.",
    Source = Sources.Kernel,
    Expectation = Expectation.Supported,
    Because = "A fault is held against the size of the file, page by page, and not against what of its folio happens to be in memory.")]
public class EndOfFileInsideAFolio : MechanismClaim
{
    private const int WrittenBytes = 2 << 20;
    private const int KeptBytes = (1 << 20) + 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly int PageBytes = PageCache.PageBytes;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("writtenBytes", WrittenBytes), ("keptBytes", KeptBytes));

    private static int KeptPages => (KeptBytes + PageBytes - 1) / PageBytes;

    public override Observation Observe()
    {
        if (!PageCache.HasCachestat)
            throw NotApplicable("The kernel does not tell what it has in the page cache beyond the end of a file: there is no cachestat(2).", "use Linux 6.5 or later.");
        string path = Path.Combine(Workspace.Folder, "folio.bin");
        try
        {
            return Observe(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What the claim asks of the process that tried every page.</summary>
    internal static IEnumerable<MechanismRow> Judge(TriedPages tried, ChildExit end) =>
    [
        MechanismRow.Of("pages of the folio beyond the end of the file", Expected.AtLeast(1), tried.Beyond),
        MechanismRow.Of("of those refused, mapped before the cut", Expected.Exactly(tried.Beyond), tried.RefusedBefore),
        MechanismRow.Of("of those refused, mapped after the cut", Expected.Exactly(tried.Beyond), tried.RefusedAfter),
        MechanismRow.Of("end of the process that loaded from beyond the end", "signal BusError", end.ToString()),
    ];

    private static Observation Observe(string path)
    {
        using FileDescriptor file = FileDescriptor.Open(path, OpenAccess.ReadWrite, OpenOptions.Create | OpenOptions.Truncate);
        SeededWords content = new(Workspace.Seed, "folio.bin");
        WriteAtOnce(file, content);
        int cores = BusErrorEnding.CoresHere();
        using Child reader = Child.Start(TouchAndTry, [path]);
        string before = reader.ReadLine();
        using Pipe pipe = Pipe.Create();
        using (Mapping mapping = Mapping.Create(file, 0, WrittenBytes))
        {
            MappedRange last = mapping.Range.Slice((long)(KeptPages - 1) * PageBytes, PageBytes);
            _ = last.ByteAt(0);
            pipe.Pin(last);
        }

        file.Truncate(KeptBytes);
        long beyond = PageCache.Statistics(file).Cached - KeptPages;
        if (beyond <= 0)
            throw NotApplicable($"No folio spans the end of a file on {file.FileSystem}: it has {beyond + KeptPages} pages in the cache, of which the file needs {KeptPages}.",
                "use a file system with large folios, such as ext4 of Linux 6.16 or xfs.");
        int[] refused = [.. reader.Ask(beyond.ToString(CultureInfo.InvariantCulture)).Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        reader.WriteLine("load from beyond the end");
        return new Observation(
            [
                MechanismRow.Of("sum of the mapping, before", $"{content.Sum(0, WrittenBytes):x16}", before),
                .. Judge(new TriedPages(beyond, refused[0], refused[1]), reader.WaitForExit(Patience)),
                MechanismRow.Of("cores left", Expected.Exactly(0), BusErrorEnding.CoresHere() - cores),
            ],
            new Dictionary<string, double>(StringComparer.Ordinal) { ["pagesOfTheFile"] = KeptPages, ["pagesBeyondTheEnd"] = beyond });
    }

    /// <summary>By one call, so that the kernel takes one folio for it where the file system can.</summary>
    private static void WriteAtOnce(FileDescriptor file, SeededWords content)
    {
        using NativeBuffer buffer = new(WrittenBytes);
        content.Fill(buffer.Span(0, WrittenBytes), 0);
        file.WriteExactly(buffer.Address, WrittenBytes, 0);
    }

    private static int TouchAndTry(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using Mapping before = Mapping.Create(file, 0, WrittenBytes);
        Console.WriteLine($"{before.Range.Sum(0, WrittenBytes):x16}");
        int beyond = int.Parse(Console.ReadLine()!, CultureInfo.InvariantCulture);
        using Mapping after = Mapping.Create(file, 0, WrittenBytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Refused(before.Range, beyond)} {Refused(after.Range, beyond)}"));
        Console.ReadLine();
        BusErrorEnding.Prepare();
        return after.Range.ByteAt((long)KeptPages * PageBytes) == 0 ? 0 : 1;
    }

    /// <summary>How many pages beyond the end cannot be copied from, once the last page of the file has been touched: by its fault a kernel may map what is around.</summary>
    private static int Refused(MappedRange range, int beyond)
    {
        using Pipe pipe = Pipe.Create();
        _ = range.ByteAt((long)(KeptPages - 1) * PageBytes);
        int refused = 0;
        for (int page = KeptPages; page < KeptPages + beyond; page++)
        {
            if (SystemCall.Write(pipe.WriteEnd.Number, range.Address + ((nint)page * PageBytes), 1) < 0 && Errno.Last == Errno.EFAULT)
                refused++;
        }

        return refused;
    }
}

/// <summary>What became of the pages that a folio has beyond the end of its file.</summary>
/// <param name="Beyond">How many there are.</param>
/// <param name="RefusedBefore">How many of them a mapping refused that was made before the file was cut.</param>
/// <param name="RefusedAfter">And one that was made afterwards.</param>
internal readonly record struct TriedPages(long Beyond, int RefusedBefore, int RefusedAfter);
