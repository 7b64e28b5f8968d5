using System.Diagnostics;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Performance.Bandwidth;

/// <summary>Whether using bytes where they are mapped reaches the machine's read bandwidth: that of the same sum over anonymous memory of the same size.</summary>
internal sealed class BandwidthStudy : Study
{
    private const long PassBytes = 4 << 20;
    private const int WarmUp = 8;
    private const int Passes = 201;
    private const int Sets = 7;

    private static readonly string[] Names =
        ["anonymous memory, small pages", "anonymous memory, huge pages", "mapped file, faults behind it", "mapped file: map, scan, unmap"];

    protected override string Title => "Bandwidth of the scan in place";

    protected override void Answer(string data, TextWriter output)
    {
        using Workspace workspace = Workspace.Open(data, Profile.Quick, seed: 1);
        workspace.WarmFile.EstablishWarm();
        ulong[] expected = [.. Enumerable.Range(0, (int)(workspace.WarmFile.Bytes / PassBytes)).Select(p => workspace.WarmFile.Content.Sum(p * PassBytes, PassBytes))];
        output.WriteLine($"The suite's vectorised sum in passes of {PassBytes >> 20} MiB over {workspace.WarmFile.Bytes >> 20} MiB; medians of {Passes} passes in turn, "
            + $"of {Sets} sets the median with the smallest and the largest. Anonymous memory, its pages present, is the machine's own read bandwidth.");
        output.WriteLine();
        double[][] sets = [.. Enumerable.Range(0, Sets).Select(set => Measure(workspace.WarmFile, expected, set))];
        Head(output, "what is scanned", "of small pages' bandwidth", "of huge pages' bandwidth", "GB/s");
        for (int arm = 0; arm < Names.Length; arm++)
            Row(output, Names[arm], Spread(sets.Select(s => s[0] / s[arm])), Spread(sets.Select(s => s[1] / s[arm])),
                Figure(PassBytes / Median.Of(sets.Select(s => s[arm])), "0.0"));
    }

    /// <summary>Median times, in the order of the names.</summary>
    private static double[] Measure(DataFile file, ulong[] expected, int set)
    {
        using FileDescriptor descriptor = file.Open();
        using Mapping small = Mapping.CreateAnonymous(file.Bytes), huge = Mapping.CreateAnonymous(file.Bytes), mapped = Mapping.Create(descriptor, 0, file.Bytes);
        MappedRange smallPages = small.Range, hugePages = huge.Range, whole = mapped.Range;
        hugePages.Advise(MemoryAdvice.HugePage);
        whole.CopyTo(0, smallPages.Address, file.Bytes);
        whole.CopyTo(0, hugePages.Address, file.Bytes);
        Func<long, ulong>[] arms =
            [at => smallPages.Sum(at, PassBytes), at => hugePages.Sum(at, PassBytes), at => whole.Sum(at, PassBytes), at => MapAndSum(descriptor, at)];
        double[][] times = [.. arms.Select(_ => new double[Passes])];
        TurnOrder order = new(arms.Length, set);
        for (int round = -WarmUp; round < Passes; round++)
            foreach (int arm in order.NextRound())
            {
                int pass = (round + WarmUp + (arm * expected.Length / arms.Length)) % expected.Length;
                long start = Stopwatch.GetTimestamp();
                ulong sum = arms[arm](pass * PassBytes);
                double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
                if (sum != expected[pass])
                    throw new InvalidOperationException("A scan did not find what the file holds.");
                if (round >= 0)
                    times[arm][round] = nanoseconds;
            }

        return [.. times.Select(Median.Of)];
    }

    private static ulong MapAndSum(FileDescriptor descriptor, long pass)
    {
        MappedRange range = MappedRange.Map(descriptor.Number, pass, PassBytes);
        ulong sum = range.Sum(0, PassBytes);
        range.Unmap();
        return sum;
    }
}
