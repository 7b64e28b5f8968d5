namespace PerfSuite.Measurement;

/// <summary>How long to measure.</summary>
public interface IMeasuringPlan
{
    /// <summary>Whether to warm up by another unrecorded round; asked before each.</summary>
    /// <param name="rounds">Unrecorded rounds so far, from 0.</param>
    /// <param name="elapsed">Time since before the first of them.</param>
    bool GoOnWarming(int rounds, TimeSpan elapsed);

    /// <summary>Whether to go on measuring; asked after each recorded round.</summary>
    /// <param name="soFar">All recorded rounds.</param>
    /// <param name="elapsed">Time since the first of them.</param>
    bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed);
}

/// <summary>A fixed number of rounds, whatever they show.</summary>
public sealed record FixedRounds(int WarmUp, int Measured) : IMeasuringPlan
{
    public bool GoOnWarming(int rounds, TimeSpan elapsed) => rounds < WarmUp;

    public bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed) => soFar.Count < Measured;
}
