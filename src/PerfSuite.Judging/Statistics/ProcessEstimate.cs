using System.Text.Json.Serialization;

namespace PerfSuite.Judging.Statistics;

/// <summary>The log-ratio that one process found.</summary>
/// <param name="LogRatio">The estimate.</param>
/// <param name="StandardError">Of the estimate by the noise within the process; 0 where that is not known.</param>
/// <param name="Run">Which run of its side the process was a sweep of.</param>
[method: JsonConstructor]
public readonly record struct ProcessEstimate(double LogRatio, double StandardError, int Run = 0);
