using PerfSuite.Judging.Words;

namespace PerfSuite.Cli.Progress;

/// <summary>What goes on in a run, in one line.</summary>
public static class RunLine
{
    /// <summary>What goes on now.</summary>
    public static string Of(Activity current) => current switch
    {
        { Of: > 0 } => $"confirming {Count.Of(current.Cases, "case")} that {(current.Cases == 1 ? "looks" : "look")} red, sweep {current.Sweep} of {current.Of}",
        { Case: null, Sweep: 0 } => "preparing",
        _ => $"sweep {current.Sweep}: {current.Visited} of {Count.Of(current.Cases, "case")}{(current.Case is { } name ? $", {name}" : "")}",
    };

    /// <summary>What the sweeps so far say.</summary>
    public static string Of(Tally tally) => $"{tally.Decided} decided, {tally.Undecided} undecided, {tally.Suspects} {(tally.Suspects == 1 ? "looks" : "look")} red";
}
