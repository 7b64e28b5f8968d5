namespace PerfSuite.Running;

/// <summary>The run's time ended a case, or left nothing for it.</summary>
/// <param name="happened">What was had, and what was missing.</param>
internal sealed class OutOfTimeException(string happened) : Exception($"{happened} {Remedy}")
{
    public const string Remedy = "Remedy: give the run more time by --budget SECONDS, or measure fewer claims by --claims.";
}
