using System.Text.Json.Serialization;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Records;

/// <summary><c>machine.json</c> of a baseline folder: where and how it was recorded.</summary>
public sealed record BaselineMachine(
    string SchemaVersion,
    EnvironmentRecord Environment,
    string Profile,
    DateTimeOffset RecordedUtc,
    string Version)
{
    public const string CurrentSchemaVersion = "2.0";

    public const string FileName = "machine.json";
}

/// <summary><c>&lt;claim&gt;.json</c> of a baseline folder: the accepted cases of one claim, by name.</summary>
public sealed record BaselineClaim(string SchemaVersion, string Claim, IReadOnlyList<BaselineCase> Cases)
{
    /// <summary>Version of baselines of before there were sweeps.</summary>
    internal const string VersionWithoutSweeps = "1.1";

    /// <summary>Whether its times are of sweeps. What one process measured at length, as baselines of version 1 hold it, is another experiment.</summary>
    [JsonIgnore]
    public bool HasSweeps => SchemaVersion.Split('.')[0] != VersionWithoutSweeps.Split('.')[0];
}

/// <summary>One accepted case.</summary>
/// <param name="Case">Name within the claim.</param>
/// <param name="ClaimVerdict">What the accepted runs said of the claim.</param>
/// <param name="Parameters">The workload; magnitudes are compared only where it is the same.</param>
/// <param name="Estimand">What the ratio is; null for mechanism claims.</param>
/// <param name="Processes">The sweeps of the accepted runs, each a process of its own; empty for mechanism claims.</param>
/// <param name="Work">What each arm did, by the arm's name: see <see cref="ArmRecord.Work"/>; null where no model is known of one.</param>
public sealed record BaselineCase(
    string Case,
    ClaimVerdict ClaimVerdict,
    IReadOnlyDictionary<string, object> Parameters,
    Estimand? Estimand,
    IReadOnlyList<BaselineProcess> Processes,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? Work = null);

/// <summary>One process of a baseline.</summary>
/// <param name="Ratio">The ratio with its interval.</param>
/// <param name="Samples">Raw samples by arm, one a round.</param>
/// <param name="Run">Which of the accepted runs it was a sweep of.</param>
public sealed record BaselineProcess(Interval Ratio, IReadOnlyDictionary<string, IReadOnlyList<double>> Samples, int Run = 0);
