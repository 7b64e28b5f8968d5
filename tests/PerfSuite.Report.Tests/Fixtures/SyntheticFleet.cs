using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>Machines whose runs are made up.</summary>
internal static class SyntheticFleet
{
    public const int Runs = 20;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Machines of several claims of four cases; faults cost more the higher the number of a machine is.</summary>
    public static IReadOnlyList<MachineHistory> Of(int machines, int claims, int runs = Runs) =>
        [.. Enumerable.Range(1, machines).Select(m => Machine($"machine-{m:d3}", fault: 500 + (10 * m), [.. Enumerable.Range(1, claims * 4).SelectMany(c =>
            Series($"a-claim-with-a-name-{c % claims} [blockKiB={c}, order=random]", i => Math.Pow(1.03, (c * 7 % 40) - 20) * (1 + (0.01 * (m * 31 % 7))) * (1 + (i * 7 % 5 * 0.001)), runs))]))];

    /// <summary>A machine whose card says the same at each run.</summary>
    public static MachineHistory Machine(string name, double fault, params IReadOnlyList<HistoryLine> lines) => Machine(name, _ => fault, lines);

    /// <param name="name">Of the machine.</param>
    /// <param name="fault">What a fault costs at a run.</param>
    /// <param name="lines">Of its runs.</param>
    public static MachineHistory Machine(string name, Func<string, double> fault, params IReadOnlyList<HistoryLine> lines) => MachineHistory.Of(name, lines, run =>
        [new Primitive(PrimitiveNames.MinorFault, Primitive.Nanoseconds, fault(run), fault(run) * 0.98, fault(run) * 1.02, ""), new Primitive(PrimitiveNames.KernelCopyFromMemory, Primitive.BytesPerNanosecond, 11, 10.9, 11.1, "")]);

    /// <summary>Runs of a case, one a day.</summary>
    public static IEnumerable<HistoryLine> Series(string name, Func<int, double> ratio, int runs = Runs) => Enumerable.Range(0, runs).Select(i => new HistoryLine(Start.AddDays(i), $"run-{i}", "quick", name,
        new Interval(ratio(i), ratio(i) * 0.99, ratio(i) * 1.01, 0.99), ratio(i) > 1 ? ClaimVerdict.Supported : ClaimVerdict.Contradicted, "6.18", ".NET 10", 128, $"{i:d40}"));
}
