using System.Diagnostics;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;

namespace PerfSuite.Performance.Parity;

/// <summary>Whether the runtime's own copy is as fast as the C library's, which the suite's arms use: from a mapping into a buffer.</summary>
internal sealed class CopyStudy : Study
{
    private const long PassBytes = 4 << 20;
    private const int WarmUp = 8;
    private const int Passes = 201;

    protected override string Title => "The runtime's copy against the C library's";

    protected override void Answer(string data, TextWriter output)
    {
        using Workspace workspace = Workspace.Open(data, Profile.Quick, seed: 1);
        workspace.WarmFile.EstablishWarm();
        using FileDescriptor file = workspace.WarmFile.Open();
        using Mapping mapping = Mapping.Create(file, 0, workspace.WarmFile.Bytes);
        mapping.Range.Sum(0, mapping.Range.Bytes);
        output.WriteLine($"Time of Span.CopyTo ÷ time of memcpy, from a cached file's mapping whose faults are behind it: medians of {Passes} passes over {PassBytes >> 20} MiB in turn.");
        output.WriteLine();
        Head(output, "block", "Span.CopyTo ÷ memcpy", "memcpy, GB/s");
        foreach (int kiB in (int[])[4, 16, 64, 256, 1024])
        {
            using NativeBuffer one = new(kiB << 10), other = new(kiB << 10);
            MappedRange range = mapping.Range;
            double[][] times = Measure([at => Library(range, at, one), at => Runtime(range, at, other)], range.Bytes);
            Row(output, $"{kiB} KiB", Figure(Median.Of(times[1]) / Median.Of(times[0])), Figure(PassBytes / Median.Of(times[0]), "0.00"));
        }
    }

    private static void Library(MappedRange range, long pass, NativeBuffer buffer)
    {
        for (long at = 0; at < PassBytes; at += buffer.Bytes)
            range.CopyTo(pass + at, buffer.Address, buffer.Bytes);
    }

    private static void Runtime(MappedRange range, long pass, NativeBuffer buffer)
    {
        int count = (int)buffer.Bytes;
        for (long at = 0; at < PassBytes; at += count)
            range.ReadOnlySpan(pass + at, count).CopyTo(buffer.Span(0, count));
    }

    private static double[][] Measure(Action<long>[] arms, long fileBytes)
    {
        TurnOrder order = new(arms.Length, seed: 1);
        double[][] times = [.. arms.Select(_ => new double[Passes])];
        for (int round = -WarmUp; round < Passes; round++)
            foreach (int arm in order.NextRound())
            {
                // The arms walk half a file apart, so that none finds what the other has just brought into the cache.
                long pass = (((round + WarmUp) * PassBytes) + (arm * (fileBytes / 2))) % fileBytes;
                long start = Stopwatch.GetTimestamp();
                arms[arm](pass);
                if (round >= 0)
                    times[arm][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            }

        return times;
    }
}
