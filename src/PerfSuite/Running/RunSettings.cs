using System.Collections.Frozen;
using PerfSuite.Data;

namespace PerfSuite.Running;

/// <summary>What to measure, and how.</summary>
/// <param name="Profile">How much.</param>
/// <param name="DataFolder">Where data files are made.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Machine">Name of the machine in the results; null for the machine's own key.</param>
/// <param name="BaselinesFolder">Where baselines are; null to compare with none.</param>
/// <param name="SharedFolder">Another process's workspace whose files are used; null to make some under the data folder.</param>
/// <param name="EngineFolder">Where BenchmarkDotNet's own results go, its full JSON above all; null to keep none.</param>
public sealed record RunSettings(Profile Profile, string DataFolder, int Seed, string? Machine, string? BaselinesFolder, string? SharedFolder = null,
    string? EngineFolder = null)
{
    /// <summary>Seed of the order of turns; the run's seed unless a process is one of several.</summary>
    public int OrderSeed { get; init; } = Seed;

    /// <summary>Names of timed cases that an earlier sweep has taken apart; once in a run is enough.</summary>
    public IReadOnlySet<string> TakenApart { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Names of cases whose single round takes longer than a visit, as earlier sweeps showed.</summary>
    public IReadOnlySet<string> LongRounds { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Time that the run may take; the profile's unless somebody says otherwise.</summary>
    public TimeSpan Budget { get; init; } = Profile.Budget;

    /// <summary>The workspace that these settings ask for.</summary>
    public Workspace OpenWorkspace() =>
        SharedFolder is null ? Workspace.Open(DataFolder, Profile, Seed) : Workspace.Share(SharedFolder, Profile, Seed);
}
