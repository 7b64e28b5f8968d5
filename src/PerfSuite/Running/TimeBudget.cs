namespace PerfSuite.Running;

/// <summary>The time that a run may take, from the start of its process to its reports. What looks red may be confirmed for as long again.</summary>
/// <param name="total">The budget.</param>
/// <param name="elapsed">Time since the start of the process.</param>
public sealed class TimeBudget(TimeSpan total, Func<TimeSpan> elapsed)
{
    /// <summary>Set aside for judging, and for the reports, which come after the last case.</summary>
    private static readonly TimeSpan MostReserve = TimeSpan.FromSeconds(4);

    private readonly TimeSpan reserve = total / 10 < MostReserve ? total / 10 : MostReserve;

    public TimeSpan Total { get; } = total > TimeSpan.Zero ? total : throw new ArgumentOutOfRangeException(nameof(total), total, "A budget is longer than nothing.");

    /// <summary>What is left for measuring; below zero where it is overdrawn.</summary>
    public TimeSpan Left => Total - reserve - elapsed();

    /// <exception cref="OutOfTimeException">Nothing is left for another case.</exception>
    internal void RequireSome()
    {
        if (Left <= TimeSpan.Zero)
            throw new OutOfTimeException("The run's time was used up before this case.");
    }

    /// <summary>What is left for confirming.</summary>
    public TimeSpan LeftWithConfirmation => (2 * Total) - reserve - elapsed();
}
