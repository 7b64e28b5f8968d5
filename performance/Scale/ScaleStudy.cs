using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Performance.Commands;

namespace PerfSuite.Performance.Scale;

/// <summary>Whether the small experiments give the answers of the large ones: every timed case at quick, standard and full, on one host.</summary>
internal sealed class ScaleStudy : Study
{
    /// <summary>Keeps the runs; one that lies there whole is not measured again.</summary>
    private const string RunsVariable = "PERFSUITE_SCALE_RUNS";

    private static readonly string[] Profiles = ["quick", "standard", "full"];

    protected override string Title => "Quick against standard and full";

    protected override void Answer(string data, TextWriter output)
    {
        string runs = Environment.GetEnvironmentVariable(RunsVariable) ?? Path.Combine(data, "scale");
        SuiteResults[] results = [.. Profiles.Select(profile => RunOf(profile, data, Path.Combine(runs, profile)))];
        ScaledCase[] cases = ScaledCase.Of(results);
        ScaledCase[] both = [.. cases.Where(c => c.Difference is not null)];
        Head(output, "what", "figure");
        foreach (SuiteResults r in results)
            Row(output, $"minutes at {r.Run.Profile}", Figure(r.Run.DurationSeconds / 60, "0.0"));
        Row(output, "timed cases that quick and full both measured", $"{both.Length} of {cases.Length}");
        Row(output, "of these, verdicts that differ", $"{both.Count(c => c.VerdictsDiffer)}");
        Row(output, "ratios at quick within their margin of full", $"{both.Count(c => c.WithinMargin)} ({Figure((double)both.Count(c => c.WithinMargin) / both.Length, "0 %")})");
        Row(output, "within it, or not told apart from it", $"{both.Count(c => c.WithinMargin || c.MayBeWithin)} ({Figure((double)both.Count(c => c.WithinMargin || c.MayBeWithin) / both.Length, "0 %")})");
        output.WriteLine();
        Head(output, ["case", .. Profiles, "quick ÷ full", "margin", ""]);
        foreach (ScaledCase c in cases)
            Row(output, [c.Name, .. c.Records.Select(Cell), c.Difference is { } d ? Figure(d, "0.00") : "–", Figure(c.Margin, "0 %"), c.Remark]);
    }

    /// <summary>The results of a profile, measured unless they are there.</summary>
    private static SuiteResults RunOf(string profile, string data, string folder)
    {
        if (!File.Exists(Path.Combine(folder, "results.json")) || ResultsFile.Read(folder) is not { Run.Complete: true })
        {
            ToolProcess run = ToolProcess.Run("run", "--profile", profile, "--data-dir", data, "--out", folder, "--baselines", "none");
            if (run.ExitCode != 0)
                throw new CannotMeasureException($"The run at {profile} ended with {run.ExitCode}: {run.Output}", $"look at {folder}, and run the study again: it keeps what is whole.");
        }

        return ResultsFile.Read(folder);
    }

    private static string Cell(CaseRecord? c) => c?.Ratio is not { } ratio ? "–"
        : $"{Figure(ratio.Estimate, "0.000")} ({Figure(ratio.Lower, "0.000")} … {Figure(ratio.Upper, "0.000")}) {ScaledCase.Letter(c.ClaimVerdict)}";
}
