using System.Runtime.CompilerServices;
using System.Text.Json;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Simulation;

/// <summary>What whole runs of the same code found on a host, from <c>Runs/</c>: nothing changed between them, and all that they differ by is chance.</summary>
/// <param name="Host">Which host, and how the runs were made.</param>
/// <param name="Cases">The cases that every run timed.</param>
public sealed record RealRuns(string Host, IReadOnlyList<RealCase> Cases)
{
    public static IReadOnlyList<string> Hosts { get; } = ["epyc-2c", "xeon-2c", "xeon-16c"];

    public int Count => Cases[0].Processes.Count;

    public static RealRuns Read(string host) => JsonSerializer.Deserialize<RealRuns>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "Runs", host + ".json")), ResultsJson.Options)!;

    /// <summary>One of the runs as it was.</summary>
    public SuiteResults Run(int index) => TestCases.Results([.. Cases.Select(c => c.Record(c.Processes[index][0], c.Processes[index][1]))]);

    /// <summary>A run that might have been: each case at its mean, off by what some run was off, to either side.</summary>
    /// <param name="random">Which run, which side.</param>
    /// <param name="change">Log-ratio that every case has changed by.</param>
    public SuiteResults Drawn(Random random, double change = 0) => TestCases.Results([.. Cases.Select(c => c.Drawn(random, change))]);

    private static string Here([CallerFilePath] string path = "") => path;
}

/// <summary>A case in such runs.</summary>
/// <param name="Case">Claim and case in one name.</param>
/// <param name="Margin">Relative change that matters.</param>
/// <param name="Above">Lower limit of the claim's region; null for none.</param>
/// <param name="Below">Upper limit; null for none.</param>
/// <param name="Processes">Log-ratio, and its standard error by the noise within the process, of each run.</param>
public sealed record RealCase(string Case, double Margin, double? Above, double? Below, IReadOnlyList<IReadOnlyList<double>> Processes)
{
    private const int Rounds = 16;

    /// <summary>Normal scores in an order without any, of mean 0 and variance 1.</summary>
    private static readonly double[] Scores = ScoresOf(Rounds);

    public CaseRecord Drawn(Random random, double change)
    {
        double mean = Processes.Average(p => p[0]), widening = Math.Sqrt(Processes.Count / (Processes.Count - 1.0));
        IReadOnlyList<double> drawn = Processes[random.Next(Processes.Count)];
        return Record(mean + change + ((drawn[0] - mean) * widening * (random.Next(2) == 0 ? 1 : -1)), drawn[1]);
    }

    /// <summary>A record whose rounds give this log-ratio with this standard error.</summary>
    public CaseRecord Record(double logRatio, double standardError) => TimingVerdict.Judge(
        TestCases.Timed(1, "a-claim", Case, margin: Margin, region: new Region(Above ?? double.NegativeInfinity, Below ?? double.PositiveInfinity)) with
        {
            Arms =
            [
                new ArmRecord("Read", true, [.. Scores.Select(z => 100 * Math.Exp(logRatio + (z * standardError * Math.Sqrt(Rounds))))]),
                new ArmRecord("Mapped", false, [.. Scores.Select(_ => 100.0)]),
            ],
        }, TestCases.Confidence);

    private static double[] ScoresOf(int count)
    {
        double[] scores = [.. Enumerable.Range(0, count).Select(i => Normal.Quantile((((i * 7) % count) + 0.5) / count))];
        double deviation = Math.Sqrt(scores.Sum(z => z * z) / (count - 1));
        return [.. scores.Select(z => z / deviation)];
    }
}
