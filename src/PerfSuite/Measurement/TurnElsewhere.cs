using PerfSuite.Interop;

namespace PerfSuite.Measurement;

/// <summary>What an arm's turn took in the process that did the work.</summary>
/// <param name="OverheadNanoseconds">How much longer the turn took here, where it was asked for; taken off its time.</param>
/// <param name="Counted">What the working thread counted.</param>
public readonly record struct TurnElsewhere(double OverheadNanoseconds, Counters Counted)
{
    public double OverheadNanoseconds { get; } = OverheadNanoseconds >= 0 ? OverheadNanoseconds
        : throw new ArgumentOutOfRangeException(nameof(OverheadNanoseconds), OverheadNanoseconds, "Work takes no longer than asking for it and waiting.");
}

/// <summary>
/// A benchmark class whose arms work in another process, because something about that process is the point: a memory limit, other rights.
/// The measuring thread, whose time and counters are otherwise taken, only asks and waits.
/// </summary>
public interface IWorkElsewhere
{
    /// <summary>The turn that ended last.</summary>
    TurnElsewhere LastTurn { get; }
}
