using PerfSuite.Interop;

namespace PerfSuite.Measurement;

/// <summary>What each arm did, for a claim's mechanism.</summary>
/// <param name="rounds">The recorded rounds; one turn of each arm a round.</param>
public sealed class ArmCounters(Rounds rounds)
{
    /// <summary>How many turns each arm had.</summary>
    public long Turns { get; } = rounds.Count;

    /// <summary>How many operations each arm made.</summary>
    public long Operations { get; } = rounds.Count * rounds.OperationsPerTurn;

    /// <summary>Everything that an arm did in all its turns.</summary>
    public Counters this[string arm] => rounds[arm].Counters;

    /// <summary>Whether read calls and bytes were counted for all arms.</summary>
    public bool CountsInput => rounds.Arms.All(a => a.CountsInput);
}
