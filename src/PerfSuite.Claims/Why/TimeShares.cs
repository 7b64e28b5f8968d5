using System.Diagnostics;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Claims.Why;

/// <summary>Time of one pass by part, from loops that leave parts out; nanoseconds.</summary>
internal sealed record TimeShares(double CopyingNs, double CrossingNs, double FindingNs)
{
    /// <summary>
    /// How far apart loops and profile may lie. A loop charges a wait for memory to whatever part is left out of it, the profile to the instruction that
    /// waits; where the processor fetches a block during the call before the copy, both are right and yet differ (by 0.05 at most in eight runs on Linux 6.18).
    /// In a guest whose host shadows its page tables they differ by 0.6 to 0.8 for a mapping: the profile charges the host's work on a first touch to the copying
    /// instruction that was stopped for it, and the loops charge it to finding the page.
    /// </summary>
    public const double AgreementShare = 0.1;

    private const int FewestRounds = 5, MostRounds = 24;

    public double CopyingShare => CopyingNs / (CopyingNs + CrossingNs + FindingNs);

    /// <summary>The parts of a reading pass: as many empty calls, then what one word a block takes beyond them, then the rest.</summary>
    public static TimeShares OfReading(TimeSpan longest, Func<ulong> empty, Func<ulong> words, Func<ulong> blocks)
    {
        double[] times = Medians(longest, empty, words, blocks);
        return Parts(crossing: times[0], withoutCopying: times[1], whole: times[2]);
    }

    /// <summary>The parts of a mapping pass: copying where everything is mapped; each way into the kernel taken for an empty call, the least it can be;
    /// the rest.</summary>
    /// <param name="longest">Time that may be taken, but for the fewest rounds.</param>
    /// <param name="empty">Empty calls.</param>
    /// <param name="emptyCalls">How many of them.</param>
    /// <param name="entries">Faults and calls of the pass.</param>
    /// <param name="copies">Copying from a mapping with every page present.</param>
    /// <param name="pass">The pass.</param>
    public static TimeShares OfMapping(TimeSpan longest, Func<ulong> empty, int emptyCalls, double entries, Func<ulong> copies, Func<ulong> pass)
    {
        double[] times = Medians(longest, empty, copies, pass);
        return Parts(crossing: times[0] * entries / emptyCalls, withoutCopying: times[2] - times[1], whole: times[2]);
    }

    /// <summary>That the profile says the same as the loops.</summary>
    /// <param name="profiledCopyingShare">What the profile says.</param>
    /// <param name="comparable">Whether it can: false where a first touch is the host's work, which no profile of the guest tells from copying.</param>
    public IEnumerable<MechanismRow> Judge(double profiledCopyingShare, bool comparable = true) =>
    [
        MechanismRow.Of("copying's share by loops − by profile", comparable ? Expected.Between(-AgreementShare, AgreementShare) : Expected.Any,
            Significant.Digits(CopyingShare - profiledCopyingShare, 4)),
    ];

    /// <summary>Names of the parts as the report stacks them.</summary>
    public IEnumerable<(string Stage, double Nanoseconds)> Stages => [("copying", CopyingNs), ("crossing", CrossingNs), ("finding the page", FindingNs)];

    /// <summary>A part that drowned in noise is nothing, not less.</summary>
    private static TimeShares Parts(double crossing, double withoutCopying, double whole) => new(
        Math.Max(0, whole - withoutCopying), Math.Max(0, Math.Min(crossing, withoutCopying)), Math.Max(0, withoutCopying - crossing));

    private static double[] Medians(TimeSpan longest, params Func<ulong>[] loops)
    {
        List<double>[] times = [.. loops.Select(_ => new List<double>(MostRounds))];
        long began = Stopwatch.GetTimestamp();
        for (int round = 0; round < MostRounds && (round < FewestRounds || Stopwatch.GetElapsedTime(began) < longest); round++)
            for (int i = 0; i < loops.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                if (loops[i]() != 0)
                    throw new InvalidDataException("A loop did not find what the file holds.");
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            }

        return [.. times.Select(Median.Of)];
    }
}
