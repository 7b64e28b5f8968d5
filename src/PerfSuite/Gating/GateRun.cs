using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Machine;
using PerfSuite.Running;

namespace PerfSuite.Gating;

/// <summary>
/// Base against head in one job: both are measured alternately in fresh processes on the same machine, and compared process by process.
/// Nothing needs to be known of the machine beforehand. Cases that look slower and are not decided are measured by more processes.
/// </summary>
/// <param name="settings">Profile, data folder, seed.</param>
/// <param name="claims">Patterns of claim ids; none for all.</param>
/// <param name="from">Assemblies whose claims both sides measure too.</param>
/// <param name="processes">Processes a side; at least <see cref="FewestProcesses"/>.</param>
public sealed class GateRun(RunSettings settings, IReadOnlyList<string> claims, IReadOnlyList<string> from, int processes)
{
    public const int FewestProcesses = 3;

    /// <summary>How often the gate looks at what it has. At most so many times the processes are spent on a case, and each look has its share of the error.</summary>
    public const int Looks = 4;

    private readonly int processes = processes >= FewestProcesses ? processes
        : throw new ArgumentOutOfRangeException(nameof(processes), processes, $"A gate takes at least {FewestProcesses} processes a side.");

    /// <summary>Told before each process: how many are done, how many there are so far, which side is next.</summary>
    public Action<int, int, string>? Starting { get; init; }

    /// <summary>Told once, before anything is measured, what the machine's primitives cost: it may end the gate.</summary>
    public Action<IReadOnlyList<Primitive>>? CardTaken { get; init; }

    /// <summary>Told once, what the first process of each side found: it may end the gate.</summary>
    public Action<IReadOnlyCollection<CaseRecord>>? Known { get; init; }

    /// <summary>Told where cases are measured again: their names.</summary>
    public Action<IReadOnlyList<string>>? Unsettled { get; init; }

    /// <summary>Measures both sides and compares them. All processes use the same data files, and read those anew that are cached.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The head.</param>
    /// <param name="folder">Where the results of each process are kept.</param>
    /// <param name="cancellation">Ends the gate between two processes.</param>
    /// <returns>The head's results, judged against the base.</returns>
    public SuiteResults Measure(BuiltSuite before, BuiltSuite after, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using Workspace shared = settings.OpenWorkspace();
        IReadOnlyList<Primitive> card = CardMeasurement.Take(shared);
        CardTaken?.Invoke(card);
        RunSide bases = new(before.Name), heads = new(after.Name);
        Random random = new(settings.Seed);
        for (IReadOnlyList<string> cases = []; ;)
        {
            for (int pair = 0; pair < processes; pair++)
            {
                bool headFirst = random.Next(2) == 0;
                Process(headFirst, cases);
                Process(!headFirst, cases);
                if (bases.Count == 1)
                    Known?.Invoke([.. bases.Last.Cases, .. heads.Last.Cases]);
            }

            if (bases.Last.Cases.Count + heads.Last.Cases.Count == 0)
                throw new GateException($"Neither {before.Name} nor {after.Name} has a claim{(claims.Count > 0 ? $" that matches {string.Join(" or ", claims)}" : "")}: "
                    + "there is nothing to compare.");
            SuiteResults judged = RunComparison.Judge(bases, heads, Looks, isOneOccasion: true);
            cases = [.. Undecided.Among(judged.Cases).Select(c => c.Name)];
            if (cases.Count == 0 || heads.Count == Looks * processes)
                return judged with { Environment = judged.Environment with { Primitives = card } };
            Unsettled?.Invoke(cases);
        }

        void Process(bool head, IReadOnlyList<string> cases)
        {
            cancellation.ThrowIfCancellationRequested();
            RunSide side = head ? heads : bases;
            int done = bases.Count + heads.Count;
            Starting?.Invoke(done, (done / (2 * processes) + 1) * 2 * processes, side.Name);
            SuiteResults measured = (head ? after : before).Measure(from, claims, cases,
                settings with { SharedFolder = shared.Folder, OrderSeed = settings.Seed + side.Count },
                Path.Combine(folder, $"{(head ? "head" : "base")}-{side.Count + 1}.json"), cancellation);
            (cases.Count == 0 ? side.Whole : side.Again).Add(measured);
        }
    }
}
