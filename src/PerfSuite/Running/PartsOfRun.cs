using System.Globalization;
using PerfSuite.Catalogue;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Running;

/// <summary>Joins the results of the parts of a run. Parts of different machines stay apart: each machine gets results of its own.</summary>
public static class PartsOfRun
{
    /// <summary>The parts of each machine as one run, judged anew as one family of cases.</summary>
    /// <param name="parts">Results and where they come from, for messages; at least one.</param>
    /// <param name="catalogue">The claims.</param>
    /// <returns>Results a machine, in the order of the machines' names.</returns>
    /// <exception cref="MergeException">A part is missing, there twice, or of another run.</exception>
    public static IReadOnlyList<SuiteResults> Join(IReadOnlyList<(string Path, SuiteResults Results)> parts, ClaimCatalogue catalogue)
    {
        foreach ((string path, SuiteResults results) in parts)
            if (results.Run.Shard is null)
                throw new MergeException($"{path} is no part of a run: it was not measured with --shard.");
        RequireSameRun(parts);
        List<List<(string Path, SuiteResults Results)>> machines = [];
        foreach ((string Path, SuiteResults Results) part in parts)
            if (machines.Find(m => MachineMatch.Between(m[0].Results.Environment, part.Results.Environment).Kind is MatchKind.Same or MatchKind.NoCard) is { } here)
                here.Add(part);
            else
                machines.Add([part]);
        foreach (List<(string Path, SuiteResults Results)> machine in machines)
            RequireOnce(machine);
        ShardRecord shard = parts[0].Results.Run.Shard!;
        int[] missing = [.. Enumerable.Range(1, shard.Of).Except(parts.SelectMany(p => p.Results.Run.Shard!.Parts))];
        if (missing.Length > 0)
            throw new MergeException($"Missing: {new ShardRecord(missing, shard.Of, shard.Plan)}. Measure with --shard {missing[0]}/{shard.Of}, and name all results.");
        return [.. machines.Select(m => One([.. m.Select(p => p.Results).OrderBy(r => r.Run.Shard!.Parts[0])], catalogue)).OrderBy(r => r.Environment.Machine, StringComparer.Ordinal)];
    }

    private static void RequireSameRun(IReadOnlyList<(string Path, SuiteResults Results)> parts)
    {
        (string Name, Func<SuiteResults, string> Of)[] same =
        [
            ("version", r => r.Run.Version), ("profile", r => r.Run.Profile), ("seed", r => r.Run.Seed.ToString(CultureInfo.InvariantCulture)),
            ("number of parts", r => r.Run.Shard!.Of.ToString(CultureInfo.InvariantCulture)), ("plan", r => r.Run.Shard!.Plan),
        ];
        foreach ((string path, SuiteResults results) in parts)
            foreach ((string name, Func<SuiteResults, string> of) in same)
                if (of(results) != of(parts[0].Results))
                    throw new MergeException($"{path} is a part of another run than {parts[0].Path}: its {name} is {of(results)}, there {of(parts[0].Results)}. "
                        + "Parts of one run have the same commit, profile, seed, claims and number of parts.");
    }

    private static void RequireOnce(List<(string Path, SuiteResults Results)> machine)
    {
        if (machine.SelectMany(p => p.Results.Run.Shard!.Parts.Select(n => (Part: n, p.Path))).GroupBy(p => p.Part).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new MergeException($"Part {twice.Key} is there twice, of the machine {machine[0].Results.Environment.Machine}: {string.Join(" and ", twice.Select(p => p.Path))}. Name one of them.");
    }

    /// <summary>One run of one machine.</summary>
    /// <param name="parts">In the order of their numbers.</param>
    /// <param name="catalogue">The claims.</param>
    private static SuiteResults One(IReadOnlyList<SuiteResults> parts, ClaimCatalogue catalogue)
    {
        SuiteResults first = parts.MinBy(p => p.Run.StartedUtc)!;
        Dictionary<string, int> place = catalogue.Cases.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        CaseRecord[] cases = [.. parts.SelectMany(p => p.Cases).OrderBy(c => place.GetValueOrDefault(c.Name, c.Standing == CaseStanding.MachineChanged ? -1 : int.MaxValue))];
        SuiteResults judged = RunJudgement.Anew(first with { Run = RunOf(parts, first), Cases = cases, Claims = [] }, [.. parts.SelectMany(p => p.Claims)]);
        Dictionary<string, ClaimDescription> known = catalogue.Claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return judged with
        {
            Cases = [.. judged.Cases.Select(c => c.Prediction is null ? c : c with { Prediction = CostModel.Of(c, first.Environment.Primitives) })],
            Claims = [.. judged.Claims.Select(c => known.TryGetValue(c.Claim, out ClaimDescription? claim) ? claim.Describe(judged.Cases) : c)],
        };
    }

    private static RunRecord RunOf(IReadOnlyList<SuiteResults> parts, SuiteResults first)
    {
        ShardRecord shard = first.Run.Shard!;
        int[] numbers = [.. parts.SelectMany(p => p.Run.Shard!.Parts).Order()];
        Dictionary<string, double> breakdown = parts.SelectMany(p => p.Run.Breakdown).GroupBy(b => b.Key, StringComparer.Ordinal)
            .ToDictionary(b => b.Key, b => Math.Round(b.Sum(one => one.Value), 3), StringComparer.Ordinal);
        return first.Run with
        {
            Id = $"{first.Run.Id}-{shard.Plan}",
            DurationSeconds = Math.Round(breakdown.Values.Sum(), 3),
            Breakdown = breakdown,
            BudgetSeconds = parts.Sum(p => p.Run.BudgetSeconds),
            Complete = parts.All(p => p.Run.Complete),
            Sweeps = parts.Sum(p => p.Run.Sweeps),
            LostSweeps = parts.Sum(p => p.Run.LostSweeps),
            Baseline = parts.Select(p => p.Run.Baseline).FirstOrDefault(b => b is not null),
            Cause = null,
            Shard = numbers.Length == shard.Of ? null : shard with { Parts = numbers },
        };
    }
}

/// <summary>Parts that do not make a run; the tool ends with exit code 2.</summary>
public sealed class MergeException(string message) : Exception(message);
