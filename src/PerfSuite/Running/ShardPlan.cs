using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;

namespace PerfSuite.Running;

/// <summary>
/// Shares the cases of a run out among parts of about the same cost: the dearest goes first, each to the part that has least (Graham 1969, longest processing time first). Cases of a claim, and of
/// claims that ask one another, stay together unless they are dearer than a part; then only a case and what it asks stay together. The same cases, costs and number give the same parts.
/// </summary>
public sealed class ShardPlan
{
    private const int DigitsOfPlan = 16;

    /// <param name="cases">Everything that is to be measured.</param>
    /// <param name="count">How many parts.</param>
    /// <param name="secondsOf">What a case usually takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more parts than can be filled.</exception>
    public ShardPlan(IReadOnlyList<ClaimCase> cases, int count, Func<ClaimCase, double> secondsOf)
    {
        ClaimCase[] all = [.. SourceCase.WithSources(cases)];
        double share = all.Sum(secondsOf) / count;
        ClaimCase[][] units = [.. Together(all, c => c.Claim.Id).SelectMany(claim => claim.Sum(secondsOf) > share ? Together(claim, c => c.Name) : [claim])];
        if (count < 1 || count > units.Length)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{all.Length} cases can be shared out among 1 to {units.Length} parts, as cases of a claim stay together.");
        List<ClaimCase>[] parts = [.. Enumerable.Range(0, count).Select(_ => new List<ClaimCase>())];
        foreach (ClaimCase[] unit in units.OrderByDescending(u => u.Sum(secondsOf)).ThenBy(u => u[0].Name, StringComparer.Ordinal))
            parts.MinBy(p => (p.Sum(secondsOf), p.Count))!.AddRange(unit);
        Dictionary<string, int> place = all.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        Parts = [.. parts.Select(p => (IReadOnlyList<ClaimCase>)[.. p.OrderBy(c => place[c.Name])])];
        byte[] told = Encoding.UTF8.GetBytes(string.Join('\n', Parts.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}: {string.Join("; ", p)}"))));
        Id = Convert.ToHexStringLower(SHA256.HashData(told))[..DigitsOfPlan];
    }

    /// <summary>The cases of each part, in the order of the catalogue; together they are all, each once.</summary>
    public IReadOnlyList<IReadOnlyList<ClaimCase>> Parts { get; }

    /// <summary>Names the plan: what shares out the same cases alike has the same.</summary>
    public string Id { get; }

    /// <summary>What the results of a part say of it.</summary>
    /// <param name="part">Its number, from 1.</param>
    public ShardRecord Record(int part) => new([part], Parts.Count, Id);

    /// <summary>The cases in groups: those with the same key, and those that ask one another.</summary>
    private static IEnumerable<ClaimCase[]> Together(IReadOnlyList<ClaimCase> cases, Func<ClaimCase, string> keyOf)
    {
        Dictionary<string, string> leader = cases.Select(keyOf).Distinct(StringComparer.Ordinal).ToDictionary(k => k, StringComparer.Ordinal);
        string LeaderOf(string key) => leader[key] == key ? key : LeaderOf(leader[key]);
        foreach (ClaimCase asking in cases)
            if (asking.Source?.Find() is { } asked && leader.ContainsKey(keyOf(asked)))
                leader[LeaderOf(keyOf(asking))] = LeaderOf(keyOf(asked));
        return cases.GroupBy(c => LeaderOf(keyOf(c)), StringComparer.Ordinal).Select(g => g.ToArray());
    }
}
