using PerfSuite.Results;

namespace PerfSuite.Gating;

/// <summary>What the processes of one side of a gate found.</summary>
/// <param name="Name">The side, for messages.</param>
/// <param name="Whole">Processes that measured every case.</param>
/// <param name="Again">Processes that measured only the cases that were not settled by then.</param>
internal sealed record GateSide(string Name, List<SuiteResults> Whole, List<SuiteResults> Again)
{
    /// <summary>All processes, the last whole one last.</summary>
    public IReadOnlyList<SuiteResults> All => [.. Again, .. Whole];

    /// <summary>How many processes have ended.</summary>
    public int Count => Whole.Count + Again.Count;

    /// <summary>What each process found that measured a case, or had to.</summary>
    public IReadOnlyList<RepeatRecord> RepeatsOf(string caseName) =>
    [
        .. Whole.Select(process => Find(process, caseName) ?? RepeatRecord.Crashed),
        .. Again.Select(process => Find(process, caseName)).OfType<RepeatRecord>(),
    ];

    private static RepeatRecord? Find(SuiteResults process, string caseName) =>
        process.Cases.FirstOrDefault(c => c.Name == caseName) is { } found ? RepeatRecord.Of(found) : null;
}
