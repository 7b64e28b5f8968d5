using PerfSuite.Data;

namespace PerfSuite.Running;

/// <summary>What to measure, and how.</summary>
/// <param name="Profile">How much.</param>
/// <param name="DataFolder">Where data files are made.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Machine">Name of the machine in the results; null for the machine's own key.</param>
/// <param name="BaselinesFolder">Where baselines are; null to compare with none.</param>
/// <param name="EngineFolder">Where BenchmarkDotNet's own results go, its full JSON above all; null to keep none.</param>
public sealed record RunSettings(Profile Profile, string DataFolder, int Seed, string? Machine, string? BaselinesFolder, string? EngineFolder = null);
