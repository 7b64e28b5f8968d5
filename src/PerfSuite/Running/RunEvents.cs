namespace PerfSuite.Running;

/// <summary>What happens during a run, for progress displays.</summary>
public abstract record RunEvent;

/// <summary>A sweep begins: a fresh process that visits cases.</summary>
/// <param name="Number">Of the sweep, from 1.</param>
/// <param name="Cases">How many cases it visits.</param>
/// <param name="Left">How long the run will go on, as far as can be told.</param>
public sealed record SweepStarted(int Number, int Cases, TimeSpan Left) : RunEvent;

/// <summary>A case is visited.</summary>
/// <param name="Case">Claim and case in one name.</param>
public sealed record VisitStarted(string Case) : RunEvent;

/// <summary>What the sweeps so far say.</summary>
/// <param name="Decided">How many cases have a verdict.</param>
/// <param name="Undecided">How many have none yet.</param>
/// <param name="Suspects">How many look red.</param>
public sealed record RunJudged(int Decided, int Undecided, int Suspects) : RunEvent;

/// <summary>A sweep ended without a result.</summary>
/// <param name="Number">Of the sweep.</param>
/// <param name="Case">The case that was measured then.</param>
public sealed record SweepLost(int Number, string Case) : RunEvent;

/// <summary>The cases that look red are visited by a fresh sweep of their own.</summary>
/// <param name="Cases">Their names.</param>
/// <param name="Sweep">Which of the sweeps that confirm, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Left">How long the run will go on, as far as can be told.</param>
public sealed record ConfirmationStarted(IReadOnlyList<string> Cases, int Sweep, int Of, TimeSpan Left) : RunEvent;
