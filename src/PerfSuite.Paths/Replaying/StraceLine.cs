using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfSuite.Paths.Replaying;

/// <summary>
/// A line of strace: <c>pread64(3, "…"..., 4096, 8192) = 4096</c>, with or without process, time, name of the file behind the
/// descriptor, and duration. The data may hold anything, so the end of the line is what counts.
/// </summary>
internal static partial class StraceLine
{
    private const string Call = "pread64(";

    /// <summary>The read; null where the line is no whole pread64.</summary>
    public static TracedRead? Parse(string line)
    {
        int start = line.IndexOf(Call, StringComparison.Ordinal);
        if (start < 0 || Descriptor().Match(line, start) is not { Success: true } head || Ending().Match(line) is not { Success: true } end)
            return null;
        return int.TryParse(head.Groups["descriptor"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor)
            && long.TryParse(end.Groups["offset"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long offset)
            && long.TryParse(end.Groups["result"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long result)
            ? new TracedRead(descriptor, offset, result)
            : null;
    }

    /// <summary>Other calls, signals, exits, and the halves of calls that another thread interrupted: no reads that can be placed.</summary>
    public static bool IsOther(string line) => line.Contains("<unfinished ...>", StringComparison.Ordinal) || line.Contains(" resumed>", StringComparison.Ordinal)
        || line.StartsWith("strace: ", StringComparison.Ordinal) || OtherLine().IsMatch(line);

    [GeneratedRegex(@"\Gpread64\((?<descriptor>\d+)(?:<[^>]*>)?, ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Descriptor();

    [GeneratedRegex(@", \d+, (?<offset>-?\d+)\)\s+= (?<result>-?\d+)(?: E[A-Z]+ \([^)]*\))?(?: <[\d.]+>)?$", RegexOptions.RightToLeft | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();

    /// <summary>After process and time: a signal, an exit, or a call by another name.</summary>
    [GeneratedRegex(@"^(?:\[pid +\d+\] |\d+ +)?(?:[\d:.]+ )?(?:--- |\+\+\+ |(?!pread64\()[a-z_][a-z0-9_]*\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherLine();
}
