using System.Reflection;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;

namespace PerfSuite.Running;

/// <summary>What the results of a run, or of one sweep, say of it besides its cases.</summary>
/// <param name="settings">What was to be measured, and how.</param>
/// <param name="workspace">Where its time went.</param>
/// <param name="environment">The machine.</param>
internal sealed class RunDescription(RunSettings settings, Workspace workspace, EnvironmentRecord environment)
{
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;

    /// <summary>Version of the suite.</summary>
    public static string Version => typeof(RunDescription).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="cases">The cases, judged.</param>
    /// <param name="claims">The claims that are theirs.</param>
    /// <param name="policy">The rule that judged them.</param>
    /// <param name="sweeps">How many sweeps gave them.</param>
    /// <param name="lostSweeps">How many more were lost.</param>
    /// <param name="complete">Whether everything that was wanted has been measured.</param>
    /// <param name="standing">What the run has to do with the baseline under this machine's name.</param>
    /// <param name="shard">Which part of a run it is; null for a whole one.</param>
    public SuiteResults Results(IReadOnlyList<CaseRecord> cases, IReadOnlyList<ClaimDescription> claims, JudgingPolicy policy, int sweeps, int lostSweeps = 0, bool complete = true,
        BaselineStanding? standing = null, ShardRecord? shard = null)
    {
        IReadOnlyDictionary<string, double> breakdown = workspace.Time.Seconds();
        return new SuiteResults(SuiteResults.CurrentSchemaVersion,
            new RunRecord($"{started:yyyyMMdd-HHmmss}-{Environment.ProcessId}", started, settings.Profile.Name, settings.Seed, Math.Round(breakdown.Values.Sum(), 3), complete,
                policy, breakdown, Version, settings.Budget.TotalSeconds, standing, sweeps, lostSweeps, Shard: shard),
            environment, cases, [.. claims.Where(c => cases.Any(k => k.Claim == c.Id)).Select(c => c.Describe(cases))]);
    }
}
