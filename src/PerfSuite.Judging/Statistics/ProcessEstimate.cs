using System.Text.Json.Serialization;

namespace PerfSuite.Judging.Statistics;

/// <summary>The log-ratio that one process found.</summary>
/// <param name="LogRatio">The estimate.</param>
/// <param name="StandardError">Of the estimate by the noise within the process; 0 where that is not known.</param>
[method: JsonConstructor]
public readonly record struct ProcessEstimate(double LogRatio, double StandardError);
