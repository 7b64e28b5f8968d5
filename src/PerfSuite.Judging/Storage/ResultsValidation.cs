using System.Globalization;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Storage;

/// <summary>What a results file must hold beyond its shape, so that nobody computes from nonsense.</summary>
internal static class ResultsValidation
{
    private const int MostTests = 1_000_000;

    private const double MostVariance = 100;

    /// <summary>A smaller error takes tables of signed ranks that no run ever asks for: 1e-8 took 3 GB.</summary>
    private const double LeastError = 1e-7;

    /// <summary>A run of a hundred years is none.</summary>
    private const double MostSeconds = 3e9;

    /// <exception cref="UnreadableInputException">Duplicate case, empty id, samples that no clock can give, unpaired arms.</exception>
    public static void Check(string file, SuiteResults results)
    {
        if (!Identifier.IsMachineName(results.Environment.Machine))
            throw new UnreadableInputException(file, "$.environment.machine",
                $"'{results.Environment.Machine}' cannot name a machine: {Identifier.MachineNameRule}.");
        Primitive.Check(file, "$.environment.primitives", results.Environment.Primitives);
        if (results.Run.Policy is { } policy)
            CheckPolicy(file, policy);
        if (results.Run.Shard is { } shard && !(shard.Parts.Count > 0 && shard.Parts.All(p => p >= 1 && p <= shard.Of) && shard.Parts.Distinct().Count() == shard.Parts.Count))
            throw new UnreadableInputException(file, "$.run.shard", $"it says {shard}; parts are numbered from 1 to the number of parts, each once.");
        CheckDuration(file, "$.run.durationSeconds", results.Run.DurationSeconds);
        CheckDuration(file, "$.run.budgetSeconds", results.Run.BudgetSeconds);
        if (results.Claims.GroupBy(c => c.Claim, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UnreadableInputException(file, "$.claims", $"the claim '{twice.Key}' stands there {twice.Count()} times; each claim stands once.");
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < results.Cases.Count; i++)
        {
            CaseRecord c = results.Cases[i];
            string at = $"$.cases[{i}]";
            if (!Identifier.IsClaimId(c.Claim))
                throw new UnreadableInputException(file, $"{at}.claim", $"'{c.Claim}' is no claim id: {Identifier.ClaimIdRule}.");
            if (!seen.Add(c.Name))
                throw new UnreadableInputException(file, at, $"the case '{c.Name}' stands in the file twice; each case stands once.");
            CheckDuration(file, $"{at}.durationSeconds", c.DurationSeconds);
            CheckConfidence(file, $"{at}.ratio", c.Ratio);
            foreach (ArmRecord arm in c.Arms)
                CheckSamples(file, $"{at}.arms[{arm.Name}].samples", arm.Samples);
            CheckPairs(file, at, c);
            CheckSweeps(file, at, c);
            foreach (ProcessEstimate accepted in c.Baseline?.Accepted ?? [])
                if (!(Math.Abs(accepted.LogRatio) <= Math.Log(PairedRatio.Most) && accepted.StandardError >= 0 && accepted.StandardError <= Math.Log(PairedRatio.Most)))
                    throw new UnreadableInputException(file, $"{at}.baseline.accepted", $"a process with {accepted.LogRatio} ± {accepted.StandardError} is none: no two arms differ by so much.");
            if (c.Margin is { } margin && !EquivalenceMargin.IsOne(margin))
                throw new UnreadableInputException(file, $"{at}.margin", $"it is {margin}; a margin is a finite number above 0.");
        }
    }

    /// <summary>The samples of a process of a baseline, from which the noise within it is computed; a process without any says nothing of that.</summary>
    public static void CheckProcess(string file, BaselineCase c, BaselineProcess process)
    {
        if (process.Samples.Count == 0 || c.Estimand is not { } estimand)
            return;
        string at = $"the samples of the case '{c.Case}'";
        foreach ((string arm, IReadOnlyList<double> samples) in process.Samples)
            CheckSamples(file, $"{at}, arm '{arm}'", samples);
        foreach (string missing in estimand.Arms.Where(arm => !process.Samples.Keys.Contains(arm, StringComparer.Ordinal)))
            throw new UnreadableInputException(file, at, $"there are none of the arm '{missing}', which the estimand names.");
        int[] rounds = [.. process.Samples.Values.Select(s => s.Count).Distinct()];
        if (rounds.Length > 1)
            throw new UnreadableInputException(file, at, $"the arms have {string.Join(" and ", rounds)} samples; they are paired round by round.");
        try
        {
            PairedRatio.LogRatios(estimand, arm => process.Samples[arm]);
        }
        catch (NotMeasurableException e)
        {
            throw new UnreadableInputException(file, at, e.Message, e);
        }
    }

    private static void CheckPolicy(string file, JudgingPolicy policy)
    {
        const string at = "$.run.policy";
        if (!int.TryParse(policy.Version, NumberStyles.None, CultureInfo.InvariantCulture, out int version) || version > JudgingPolicy.CurrentVersion)
            throw new UnreadableInputException(file, $"{at}.version", $"it is '{policy.Version}'; this tool judges by rule {JudgingPolicy.CurrentVersion} and older ones. A newer one may have written it: use that.");
        if (!(policy.ErrorPerCase is > 0 and < 1 && policy.FalseDiscoveryRate is > 0 and < 1 && policy.FamilyWiseError is > 0 and < 1))
            throw new UnreadableInputException(file, at, "its error probabilities lie between 0 and 1, both excluded.");
        if (policy.ErrorPerCase / Math.Max(1, policy.LooksPerCase) < LeastError)
            throw new UnreadableInputException(file, at, $"a look has the error {policy.ErrorPerCase} ÷ {policy.LooksPerCase}; no run asks for less than {LeastError}.");
        if (policy.RegressionTests is < 0 or > MostTests || policy.LooksPerCase is < 1 or > MostTests)
            throw new UnreadableInputException(file, at, $"it counts {policy.RegressionTests} tests and {policy.LooksPerCase} looks; there are at most {MostTests}.");
        if (!(policy.Spread.Value >= 0 && policy.Spread.Value <= MostVariance && policy.Spread.DegreesOfFreedom >= 0 && double.IsFinite(policy.Spread.DegreesOfFreedom)
            && policy.Spread.OccasionShare >= 0 && policy.Spread.OccasionShare <= MostVariance))
            throw new UnreadableInputException(file, $"{at}.spread", $"it is {policy.Spread.Value} with {policy.Spread.DegreesOfFreedom} degrees of freedom, and {policy.Spread.OccasionShare} of it for the occasion; a variance of log-ratios lies between 0 and {MostVariance}.");
    }

    private static void CheckDuration(string file, string at, double seconds)
    {
        if (!(seconds is >= 0 and <= MostSeconds))
            throw new UnreadableInputException(file, at, $"it is {seconds}; a time in seconds lies between 0 and {MostSeconds}.");
    }

    private static void CheckConfidence(string file, string at, Interval? interval)
    {
        if (interval is { } i && 1 - i.Confidence < LeastError)
            throw new UnreadableInputException(file, at, $"its confidence is {i.Confidence}; no run asks for more than {1 - LeastError}.");
    }

    private static void CheckSamples(string file, string at, IReadOnlyList<double> samples)
    {
        for (int i = 0; i < samples.Count; i++)
            if (!(double.IsFinite(samples[i]) && samples[i] > 0))
                throw new UnreadableInputException(file, at, $"sample {i} is {samples[i]}; a time is a finite number above 0.");
    }

    private static void CheckSweeps(string file, string at, CaseRecord c)
    {
        int rounds = c.Arms.Count > 0 ? c.Arms[0].Samples.Count : 0;
        if (c.Sweeps.Count > 0 && (c.Sweeps.Any(s => s < 1) || c.Sweeps.Sum(s => (long)s) != rounds))
            throw new UnreadableInputException(file, $"{at}.sweeps", $"they give {string.Join(" + ", c.Sweeps)} rounds where there are {rounds}; each gives one at least.");
    }

    private static void CheckPairs(string file, string at, CaseRecord c)
    {
        if (c.Arms.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() != c.Arms.Count)
            throw new UnreadableInputException(file, $"{at}.arms", "two arms have the same name; names of arms are unique within a case.");
        if (c.Arms.Select(a => a.Samples.Count).Distinct().Count() > 1)
            throw new UnreadableInputException(file, $"{at}.arms",
                $"arms are paired round by round, but have {string.Join(" and ", c.Arms.Select(a => a.Samples.Count))} samples.");
        if (c.Estimand is { } estimand)
            foreach (string missing in estimand.Arms.Where(name => c.Arms.All(a => a.Name != name)))
                throw new UnreadableInputException(file, $"{at}.estimand", $"it names the arm '{missing}', which the case does not have.");
    }
}

/// <summary>What may name a claim or a machine: they become a file name and a folder name in the baselines.</summary>
public static class Identifier
{
    public const string ClaimIdRule = "lower-case letters, digits and single hyphens, 1 to 80 characters";

    public const string MachineNameRule = "letters, digits, points, hyphens and underscores, not a point first, 1 to 120 characters";

    public static bool IsMachineName(string text) => text.Length is > 0 and <= 120 && text[0] != '.'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    public static bool IsClaimId(string text) => text.Length is > 0 and <= 80
        && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-')
        && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);
}
