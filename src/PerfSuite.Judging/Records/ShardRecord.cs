namespace PerfSuite.Judging.Records;

/// <summary>Which parts of a run that was shared out over several machines or jobs some results hold.</summary>
/// <param name="Parts">Numbers of the parts, from 1.</param>
/// <param name="Of">How many parts there are.</param>
/// <param name="Plan">Same for all parts of one plan: it names the cases and how they are shared out.</param>
public sealed record ShardRecord(IReadOnlyList<int> Parts, int Of, string Plan)
{
    /// <summary>For people: <c>part 2 of 4</c>.</summary>
    public override string ToString() => $"part{(Parts.Count == 1 ? "" : "s")} {string.Join(", ", Parts)} of {Of}";
}
