namespace PerfSuite.Measurement;

/// <summary>One of the ways to do a case's work. A turn is one call.</summary>
/// <param name="Name">Unique within the case.</param>
/// <param name="Baseline">Whether the others are compared with this one.</param>
/// <param name="Turn">Does one turn of work and returns its checksum; only this is timed.</param>
/// <param name="BeforeTurn">Establishes the arm's state before each turn, untimed.</param>
/// <param name="AfterTurn">Cleans up after each turn, untimed.</param>
/// <param name="Elsewhere">What the turn took in another process; null where the work is done on the measuring thread.</param>
public sealed record Arm(string Name, bool Baseline, Func<ulong> Turn, Action? BeforeTurn = null, Action? AfterTurn = null,
    Func<TurnElsewhere>? Elsewhere = null);
