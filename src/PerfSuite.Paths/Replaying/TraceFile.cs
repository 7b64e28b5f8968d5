using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Paths.Access;

namespace PerfSuite.Paths.Replaying;

/// <summary>
/// Reads traces, described in <c>docs/traces.md</c>: lines of <c>offset,length</c>, or what <c>strace -e trace=pread64</c> writes.
/// Empty lines and those that begin with <c>#</c> are passed over.
/// </summary>
public static class TraceFile
{
    private const long LargestBytes = 1L << 30;

    /// <summary>Reads a trace.</summary>
    /// <param name="file">The file.</param>
    /// <param name="descriptor">Of strace's lines, those of this descriptor; null for the one that most bytes were read from.</param>
    /// <exception cref="UnreadableInputException">A line is none of the two, or nothing is left to read.</exception>
    public static Trace Read(string file, int? descriptor = null) => Parse(file, TextFile.Read(file, LargestBytes), descriptor);

    internal static Trace Parse(string file, string text, int? descriptor)
    {
        List<TracedRead> reads = [];
        int number = 0, failed = 0;
        foreach (string line in text.Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || StraceLine.IsOther(line))
                continue;
            TracedRead read = StraceLine.Parse(line) ?? ParsePair(line)
                ?? throw new UnreadableInputException(file, $"line {number}", $"'{Shortened(line)}' is neither offset,length nor a line of strace with a whole pread64(…) = N.");
            if (read.Bytes <= 0)
                failed++;
            else if (read.Bytes > Trace.LongestRead || read.Offset < 0 || read.Offset > long.MaxValue / 2)
                throw new UnreadableInputException(file, $"line {number}", $"a read of {read.Bytes} bytes at {read.Offset}; offsets are not negative and a read has at most {Trace.LongestRead} bytes.");
            else
                reads.Add(read);
        }

        return Chosen(file, reads, descriptor, failed);
    }

    private static Trace Chosen(string file, List<TracedRead> reads, int? descriptor, int failed)
    {
        List<string> remarks = failed > 0 ? [$"{failed} reads that failed or read nothing were left out."] : [];
        IGrouping<int?, TracedRead>[] files = [.. reads.GroupBy(r => r.Descriptor).OrderByDescending(g => g.Sum(r => r.Bytes))];
        IGrouping<int?, TracedRead>? chosen = descriptor is null ? files.FirstOrDefault() : files.FirstOrDefault(g => g.Key == descriptor);
        if (chosen is null)
            throw new UnreadableInputException(file, "", descriptor is null ? "there is no read in it."
                : $"there is no read from descriptor {descriptor}; there are {string.Join(", ", files.Select(g => g.Key?.ToString(CultureInfo.InvariantCulture) ?? "offset,length lines"))}.");
        if (files.Length > 1)
            remarks.Add($"Of {files.Length} files, the one with descriptor {chosen.Key} is replayed: {chosen.Count()} of {reads.Count} reads. --fd chooses another.");
        return new Trace([.. chosen.Select(r => new Slice(r.Offset, (int)r.Bytes))], remarks);
    }

    private static TracedRead? ParsePair(string line) => line.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var offset, var length]
        && long.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long at)
        && long.TryParse(length, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long bytes) ? new TracedRead(null, at, bytes) : null;

    private static string Shortened(string line) => line.Length <= 60 ? line : line[..60] + "…";
}

/// <summary>A read of a trace as it stands there.</summary>
/// <param name="Descriptor">Of the file; null for offset,length lines.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Bytes">What was read; 0 or less where it failed.</param>
internal readonly record struct TracedRead(int? Descriptor, long Offset, long Bytes);
