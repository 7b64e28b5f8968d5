using PerfSuite.Baselines;
using PerfSuite.Data;
using PerfSuite.Results;
using PerfSuite.Running;
using PerfSuite.Verdicts;

namespace PerfSuite.Gating;

/// <summary>
/// Base against head in one job: both are measured alternately in fresh processes on the same machine, and compared process by process.
/// Nothing needs to be known of the machine beforehand.
/// </summary>
/// <param name="settings">Profile, data folder, seed.</param>
/// <param name="claims">Patterns of claim ids; none for all.</param>
/// <param name="processes">Processes a side; at least <see cref="FewestProcesses"/>.</param>
public sealed class GateRun(RunSettings settings, IReadOnlyList<string> claims, int processes)
{
    public const int FewestProcesses = 3;

    private readonly int processes = processes >= FewestProcesses ? processes
        : throw new ArgumentOutOfRangeException(nameof(processes), processes, $"A gate takes at least {FewestProcesses} processes a side.");

    /// <summary>Told before each process: how many are done, how many there are, which side is next.</summary>
    public Action<int, int, string>? Starting { get; init; }

    /// <summary>Measures both sides and compares them. All processes use the same data files: their places in memory make no difference then.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The head.</param>
    /// <param name="folder">Where the results of each process are kept.</param>
    /// <param name="cancellation">Ends the gate between two processes.</param>
    /// <returns>The head's results, judged against the base.</returns>
    public SuiteResults Measure(BuiltSuite before, BuiltSuite after, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using Workspace shared = settings.OpenWorkspace();
        List<SuiteResults> bases = [], heads = [];
        Random random = new(settings.Seed);
        for (int pair = 0; pair < processes; pair++)
        {
            bool headFirst = random.Next(2) == 0;
            foreach (bool head in (bool[])[headFirst, !headFirst])
            {
                cancellation.ThrowIfCancellationRequested();
                BuiltSuite side = head ? after : before;
                Starting?.Invoke(bases.Count + heads.Count, 2 * processes, side.Name);
                (head ? heads : bases).Add(side.Measure(claims, settings with { SharedFolder = shared.Folder, OrderSeed = settings.Seed + pair },
                    Path.Combine(folder, $"{(head ? "head" : "base")}-{pair + 1}.json"), cancellation));
            }
        }

        return bases[^1].Cases.Count + heads[^1].Cases.Count > 0 ? Judge(before.Name, bases, heads)
            : throw new GateException($"Neither {before.Name} nor {after.Name} has a claim{(claims.Count > 0 ? $" that matches {string.Join(" or ", claims)}" : "")}: "
                + "there is nothing to compare.");
    }

    /// <summary>Compares processes with processes. A case that only the base has is red by name; what is as wrong in the base is no news of the head.</summary>
    internal static SuiteResults Judge(string baseName, IReadOnlyList<SuiteResults> bases, IReadOnlyList<SuiteResults> heads)
    {
        Baseline baseline = BaselineStore.InMemory(baseName, bases);
        SuiteResults last = heads[^1];
        HashSet<string> present = [.. last.Cases.Select(c => c.Name)];
        Dictionary<string, bool> drawbacks = last.Claims.ToDictionary(c => c.Claim, c => c.Drawback, StringComparer.Ordinal);
        IReadOnlyList<CaseRecord> compared = Compared(baseline, heads, drawbacks);
        Dictionary<string, CaseRecord> before = Compared(baseline, bases, drawbacks).ToDictionary(c => c.Name, StringComparer.Ordinal);
        return last with
        {
            Cases = [
                .. compared.Select(c => c.Red && before.TryGetValue(c.Name, out CaseRecord? was) && was.Red
                    ? RunComparison.OnlyNews(was, c, drawbacks.GetValueOrDefault(c.Claim)) : c),
                .. bases[^1].Cases.Where(c => !present.Contains(c.Name)).Select(c => MissingCase.Record(c.Claim, c.Case, c.Area, c.ClaimVerdict, baseName)),
            ],
        };
    }

    /// <summary>The last process's cases of one side, with what all of its processes found, against the base.</summary>
    private static IReadOnlyList<CaseRecord> Compared(Baseline baseline, IReadOnlyList<SuiteResults> side, Dictionary<string, bool> drawbacks) => RedRule.Apply(
        [.. side[^1].Cases.Select(c => baseline.Compare(c with { Repeats = [.. side.Select(process => RepeatOf(process, c.Name))] }))], drawbacks.GetValueOrDefault);

    private static RepeatRecord RepeatOf(SuiteResults run, string name) =>
        run.Cases.FirstOrDefault(c => c.Name == name) is { } found ? RepeatRecord.Of(found) : RepeatRecord.Crashed;
}
