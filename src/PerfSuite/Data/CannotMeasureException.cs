namespace PerfSuite.Data;

/// <summary>This environment cannot measure at all; the tool ends with exit code 3.</summary>
/// <param name="problem">What is wrong, with the actual and the needed value.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">The exception that told, if any.</param>
public sealed class CannotMeasureException(string problem, string remedy, Exception? cause = null)
    : Exception($"{problem} Remedy: {remedy}", cause)
{
    public string Problem { get; } = problem;

    public string Remedy { get; } = remedy;
}
