using System.Globalization;
using System.Runtime.CompilerServices;
using PerfSuite.Catalogue;
using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Processes;

namespace PerfSuite.Claims.Sharing;

/// <summary>The first process's faults load the file; another process's touches cause no device read and no major fault.</summary>
/// <remarks>Source: unlocking. Exact counts of the touching thread of each process. The first process keeps its mapping while the second
/// touches, so that nothing can be evicted between the two.</remarks>
[Claim("second-process-needs-no-io",
    Title = "What one process has loaded, another maps without reading",
    Statement = "Two processes map an evicted file and touch every page of it, one after the other; each counts its faults and device reads.",
    Source = Sources.Unlocking,
    Expectation = Expectation.Supported,
    Because = "Both mappings lead to the same page cache: the second process only needs page-table entries.")]
[SourceSetting(
    CacheState = "on the disk for the first process, loaded by its faults for the others",
    Choice = "No figures are given: two processes, an evicted file of 4 MiB, every page touched by one after the other.")]
public class SecondProcessNeedsNoIo : MechanismClaim
{
    private const long FileBytes = 4L << 20;

    public override IReadOnlyDictionary<string, object> Recorded => Facts.Of(("fileBytes", FileBytes));

    public override Observation Observe()
    {
        Needs.Device(Workspace);
        using (ThreadProbe probe = new())
            Needs.CountedReads(probe);
        DataFile data = Workspace.File("second-process.bin", FileBytes).Ensure();
        using Child first = Child.Start(TouchWhenAsked, [data.Path]), second = Child.Start(TouchWhenAsked, [data.Path]);
        _ = first.ReadLine() + second.ReadLine();
        using (FileDescriptor file = data.Open())
            data.EstablishCold(file);
        Touching loader = Touching.Parse(first.Ask("touch")), follower = Touching.Parse(second.Ask("touch"));
        Needs.ChargedDeviceReads(Workspace, loader.DeviceBytes);
        string sum = data.Content.Sum(0, FileBytes).ToString("x16", CultureInfo.InvariantCulture);
        return Observation.Of([
            .. Judge(loader, follower, FileBytes),
            MechanismRow.Of("sum, first process", sum, loader.Sum),
            MechanismRow.Of("sum, second process", sum, follower.Sum),
        ]);
    }

    /// <summary>What the claim asks of the counters of the two processes.</summary>
    internal static IEnumerable<MechanismRow> Judge(Touching first, Touching second, long bytes) =>
    [
        MechanismRow.Of("major faults, first process", Expected.AtLeast(1), first.MajorFaults),
        MechanismRow.Of("device bytes, first process", Expected.AtLeast(bytes), first.DeviceBytes),
        MechanismRow.Of("major faults, second process", Expected.Exactly(0), second.MajorFaults),
        MechanismRow.Of("device bytes, second process", Expected.Exactly(0), second.DeviceBytes),
        MechanismRow.Of("minor faults ÷ all faults, second process", Expected.Exactly(1),
            (double)second.MinorFaults / Math.Max(1, second.MinorFaults + second.MajorFaults)),
    ];

    private static int TouchWhenAsked(string[] arguments)
    {
        using FileDescriptor file = FileDescriptor.Open(arguments[0]);
        using ThreadProbe probe = new();
        using (Mapping compiling = Mapping.Create(file, 0, FileBytes))
            _ = TouchAll(compiling.Range, probe).ToString();
        Console.WriteLine("ready");
        Console.ReadLine();
        using Mapping mapping = Mapping.Create(file, 0, FileBytes);
        Console.WriteLine(TouchAll(mapping.Range, probe));
        Console.ReadLine(); // Keeps the mapping, and with it the pages.
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Touching TouchAll(MappedRange map, ThreadProbe probe)
    {
        CounterSnapshot start = probe.Take();
        ulong sum = map.Sum(0, FileBytes);
        CounterSnapshot end = probe.Take();
        Counters counted = probe.Between(start, end);
        return new Touching(counted.MajorFaults, counted.MinorFaults, counted.DeviceReadBytes, sum.ToString("x16", CultureInfo.InvariantCulture));
    }
}

/// <summary>What touching every page of the file took.</summary>
internal sealed record Touching(long MajorFaults, long MinorFaults, long DeviceBytes, string Sum)
{
    public static Touching Parse(string line) => line.Split(' ') is [var major, var minor, var device, var sum]
        ? new Touching(Number(major), Number(minor), Number(device), sum)
        : throw new FormatException($"Expected three counts and a sum, found '{line}'.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MajorFaults} {MinorFaults} {DeviceBytes} {Sum}");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
