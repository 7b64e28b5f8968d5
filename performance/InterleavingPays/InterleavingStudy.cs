using PerfSuite.Data;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Performance.InterleavingPays;

/// <summary>How much narrower the ratio is known when turns are interleaved than in BenchmarkDotNet's own order, at equal measuring time, while neighbours come and go.</summary>
internal sealed class InterleavingStudy : Study
{
    private const int Turns = 300;
    private const int Repetitions = 15;
    private const double Confidence = 0.99;

    protected override string Title => "What interleaving pays";

    protected override void Answer(string data, TextWriter output)
    {
        using Workspace workspace = Workspace.Open(data, Profile.Quick, seed: 1);
        using SharedArms arms = new();
        output.WriteLine($"16 KiB blocks of a cached file, {Turns} turns of each arm in each measurement, {Repetitions} measurements in either order by turns, "
            + "while other processes that compute and write come and go. The interval that repeated measurements give is what a user meets; "
            + $"the one that a single measurement states of itself does not know of what lies between the arms. All at {Confidence:0 %}.");
        output.WriteLine();
        Head(output, "pair and order", "ratio", "half width that repetitions give", "half width stated, median");
        Compare(workspace, typeof(ReadAgainstItself), "read() against itself", output);
        Compare(workspace, typeof(ReadAgainstMapping), "read() against map and copy", output);
    }

    private static void Compare(Workspace workspace, Type pair, string name, TextWriter output)
    {
        OneRatio once = new(pair, Turns);
        List<Interval> interleaved = [], sequential = [];
        using (PassingLoad load = new(workspace.Folder, seed: 1))
            for (int repetition = 0; repetition < Repetitions; repetition++)
            {
                interleaved.Add(once.Interleaved(repetition));
                sequential.Add(once.Sequential());
            }

        Row(output, [$"{name}, interleaved", .. Figures(interleaved)]);
        Row(output, [$"{name}, BenchmarkDotNet's own order", .. Figures(sequential)]);
        Row(output, "own ÷ interleaved", "", Figure(BetweenMeasurements(sequential) / BetweenMeasurements(interleaved), "0.0"),
            Figure(Stated(sequential) / Stated(interleaved), "0.0"));
    }

    private static IEnumerable<string> Figures(List<Interval> measurements) =>
        [Spread(measurements.Select(m => m.Estimate)), Figure(BetweenMeasurements(measurements), "0.00 %"), Figure(Stated(measurements), "0.00 %")];

    /// <summary>Half width of the interval in which a further measurement's log-ratio lies, by Student's t.</summary>
    private static double BetweenMeasurements(List<Interval> measurements)
    {
        double[] logs = [.. measurements.Select(m => Math.Log(m.Estimate))];
        double mean = logs.Average();
        return Student.TwoSided(Confidence, logs.Length - 1) * Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / (logs.Length - 1));
    }

    private static double Stated(List<Interval> measurements) => Median.Of(measurements.Select(m => m.Log().HalfWidth));
}
