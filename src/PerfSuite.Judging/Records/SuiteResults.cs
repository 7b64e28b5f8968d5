using System.Text.Json.Serialization;
using PerfSuite.Judging.Model;

namespace PerfSuite.Judging.Records;

/// <summary>The content of a results file: everything that a report shows can be recomputed from it.</summary>
public sealed record SuiteResults(
    string SchemaVersion,
    RunRecord Run,
    EnvironmentRecord Environment,
    IReadOnlyList<CaseRecord> Cases,
    IReadOnlyList<ClaimRecord>? Claims = null)
{
    public IReadOnlyList<ClaimRecord> Claims { get; init; } = Claims ?? [];

    /// <summary>The version that this code writes. Readers accept every version of this major number, and of 1.</summary>
    public const string CurrentSchemaVersion = "2.0";

    /// <summary>A run that has decided a smaller share of its timed cases says little as a whole.</summary>
    public const double EnoughDecided = 0.5;

    /// <summary>Share of the timed cases whose claim verdict is decided; null where nothing was to be timed.</summary>
    [JsonIgnore]
    public double? DecidedShare
    {
        get
        {
            HashSet<string> clocked = [.. Claims.Where(c => c.Kind == nameof(ClaimKind.Timing)).Select(c => c.Claim)];
            CaseRecord[] timed = [.. Cases.Where(c => clocked.Contains(c.Claim) && c.Status != CaseStatus.NotApplicable)];
            return timed.Length == 0 ? null : (double)timed.Count(c => c.ClaimVerdict != ClaimVerdict.Inconclusive) / timed.Length;
        }
    }

    [JsonIgnore]
    public IEnumerable<CaseRecord> Reds => Cases.Where(c => c.Red);

    /// <summary>Whether the run is worth exit code 1.</summary>
    [JsonIgnore]
    public bool IsRed => Cases.Any(c => c.Red);

    /// <summary>Cases that the environment kept from being measured.</summary>
    [JsonIgnore]
    public IEnumerable<CaseRecord> Hindered => Cases.Where(c => c.Hindrance is not null);
}

/// <summary>One run of the suite.</summary>
/// <param name="Id">Unique name of the run, sortable by time.</param>
/// <param name="StartedUtc">When the run began.</param>
/// <param name="Profile">quick, standard or full.</param>
/// <param name="Seed">Seed of data, permutations and turn order.</param>
/// <param name="DurationSeconds">From process start to the last case judged.</param>
/// <param name="Complete">False where the run was interrupted; the cases then are those that had ended.</param>
/// <param name="Policy">The rule that judged the run; null in results that are older than policies, which today's judges.</param>
/// <param name="Breakdown">Where the run's time went, seconds by activity.</param>
/// <param name="Version">Version of the suite that measured.</param>
/// <param name="BudgetSeconds">Time that the run was given; 0 in results that are older than budgets.</param>
/// <param name="Baseline">The baseline that is stored for this machine; null where none is.</param>
/// <param name="Sweeps">How many sweeps gave the run its evidence; 0 in results that are older than sweeps.</param>
/// <param name="LostSweeps">How many more ended without a result.</param>
/// <param name="Cause">What those cases have in common that changed; null where none did, or no model is known of them.</param>
/// <param name="Source">Which revision of a project was measured; null where there is no history.</param>
/// <param name="Shard">Which parts of a run these are that was shared out; null for a whole run.</param>
public sealed record RunRecord(
    string Id,
    DateTimeOffset StartedUtc,
    string Profile,
    int Seed,
    double DurationSeconds,
    bool Complete,
    JudgingPolicy? Policy = null,
    IReadOnlyDictionary<string, double>? Breakdown = null,
    string Version = "",
    double BudgetSeconds = 0,
    BaselineStanding? Baseline = null,
    int Sweeps = 0,
    int LostSweeps = 0,
    CommonCause? Cause = null,
    SourceRevision? Source = null,
    ShardRecord? Shard = null)
{
    public IReadOnlyDictionary<string, double> Breakdown { get; init; } = Breakdown ?? new Dictionary<string, double>(StringComparer.Ordinal);
}

/// <summary>The machine as it was while measuring. What is unknown is absent from <paramref name="Details"/>, not guessed.</summary>
public sealed record EnvironmentRecord(
    string Machine,
    string Cpu,
    int Cores,
    string Kernel,
    string Filesystem,
    string Runtime,
    long PageSize,
    long? ReadAheadKiB,
    IReadOnlyDictionary<string, string>? Details = null,
    IReadOnlyList<Primitive>? Primitives = null)
{
    /// <summary>Name of the detail that says what the machine runs in.</summary>
    public const string VirtualizationDetail = "virtualization";

    /// <summary>Stands where something has a name and nobody knows it.</summary>
    public const string Unknown = "unknown";

    /// <summary>What the machine runs in; <see cref="Unknown"/> where it does not tell.</summary>
    [JsonIgnore]
    public string Virtualization => Details.GetValueOrDefault(VirtualizationDetail, Unknown);

    public IReadOnlyDictionary<string, string> Details { get; init; } = Details ?? new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The machine's card: what its primitives cost. Empty in results that are older than cards.</summary>
    public IReadOnlyList<Primitive> Primitives { get; init; } = Primitives ?? [];
}

/// <summary>A claim as the report needs it, so that a report can be rebuilt from the results alone.</summary>
/// <param name="Claim">Id.</param>
/// <param name="Title">The claim as a sentence.</param>
/// <param name="Statement">What is claimed, and how the experiment tests it.</param>
/// <param name="Kind">Timing or mechanism.</param>
/// <param name="Area">Folder of the catalogue.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Expectation">Of the claim as a whole; a case may differ.</param>
/// <param name="Because">Why that is expected.</param>
/// <param name="Drawback">Whether the claim speaks against mmap.</param>
/// <param name="Findings">What the claim's cases say together: a crossover, a slope.</param>
/// <param name="Setting">The source's setting, and what the suite chose; null in results that are older than settings, and where no document makes the claim.</param>
/// <param name="Place">Where it stands in the repository; null where that is not known.</param>
/// <param name="Assembly">Name of the assembly that has it; null in results that are older.</param>
public sealed record ClaimRecord(
    string Claim,
    string Title,
    string Statement,
    string Kind,
    string Area,
    string Source,
    string Expectation,
    string Because,
    bool Drawback = false,
    IReadOnlyList<Finding>? Findings = null,
    ClaimSetting? Setting = null,
    SourcePlace? Place = null,
    string? Assembly = null)
{
    public IReadOnlyList<Finding> Findings { get; init; } = Findings ?? [];
}

/// <summary>A number that several cases give together, such as a crossover block size.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">The finding as a sentence, for people.</param>
/// <param name="Value">The number, absent where there is none in the swept range.</param>
/// <param name="Lower">Lower limit of the number, where known.</param>
/// <param name="Upper">Upper limit of the number, where known.</param>
/// <param name="Unit">Unit of the number, such as KiB.</param>
public sealed record Finding(string Name, string Text, double? Value, double? Lower, double? Upper, string Unit);
