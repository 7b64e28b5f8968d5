using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PerfSuite.Calibration;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Printing;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;
using Spectre.Console;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite calibrate</c>: how often the suite is wrong on this machine, by real trials with slowdowns of known size.</summary>
internal static class CalibrateCommand
{
    /// <summary>One case for each way of spending time: the copy, the copy at random, the use in place, the book-keeping.</summary>
    private static readonly string[] Representative =
    [
        "sequential-warm-copy [blockKiB=4]", "random-warm-copy [blockKiB=4]", "in-place-avoids-the-copy [blockKiB=64]", "setup-teardown-noticeable [mappedKiB=64]",
    ];

    public static Command Create(Screen screen)
    {
        Option<int> trials = new("--trials") { HelpName = "N", Description = "Trials of each case and slowdown. [20]", DefaultValueFactory = _ => 20 };
        trials.Require(number => number is >= 1 and <= 100_000, "from 1 to 100000");
        Option<double[]> inject = new("--inject")
        {
            HelpName = "PERCENT",
            Description = "Slowdowns to plant in one arm; trials without any are always made. [1]",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1],
        };
        inject.Require(slowdowns => Array.TrueForAll(slowdowns, p => p is > 0 and <= 100), "above 0 and at most 100 percent");
        Option<bool> stress = new("--stress") { Description = "Make as many trials again under CPU and disk load." };
        Option<int> processes = new("--processes") { HelpName = "N", Description = "Fresh processes of each case that show how much processes differ; 0 for none. [5]", DefaultValueFactory = _ => 5 };
        Option<string[]> cases = new("--cases")
        {
            HelpName = "NAME",
            Description = "Timing cases by their names, such as 'sequential-warm-copy [blockKiB=4]'. [four representative ones]",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => Representative,
        };
        Option<string?> output = RunOptions.Text("--out", "DIR", $"Where calibration.json goes. [${RunVariables.Output}, {RunVariables.DefaultOutput}]");
        RunOptions options = new();
        Command command = new("calibrate", "Measure how often this suite is wrong on this machine: real trials, alike or with a planted slowdown.")
            { trials, inject, stress, processes, cases, output };
        options.AddMeasuringTo(command);
        command.SetAction(parsed => Execute(screen, options.ReadMeasuring(parsed).Settings, Cases(parsed.GetValue(cases)!),
            new CalibrationSettings(parsed.GetValue(trials), [.. parsed.GetValue(inject)!.Select(p => p / 100)], parsed.GetValue(stress), Processes: parsed.GetValue(processes)),
            parsed.GetValue(output) ?? RunVariables.OutputOrDefault));
        return command;
    }

    private static int Execute(Screen screen, RunSettings run, IReadOnlyList<ClaimCase> cases, CalibrationSettings settings, string output)
    {
        using Interruption interruption = new(() => screen.Line("interrupted: a part of the trials calibrates nothing"));
        try
        {
            CalibrationResult result = new CalibrationRun(run, cases, settings)
            {
                Done = (done, all, trial) => screen.Line(string.Create(CultureInfo.InvariantCulture,
                    $"trial {done} of {all}: {trial.Case}, planted {trial.Planted:0.##%}{(trial.Stressed ? ", under load" : "")}: "
                    + $"{trial.Change.Estimate - 1:+0.00%;-0.00%} ± {trial.Change.Log().HalfWidth:0.00%}, {trial.VerdictAt(settings.Margin)}")),
            }.Measure(interruption.Token);
            string file = Path.Combine(output, "calibration.json");
            TextFile.Write(file, JsonSerializer.Serialize(result, ResultsJson.Options) + "\n");
            Print(screen, result, file);
            return ExitCode.Green;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static void Print(Screen screen, CalibrationResult result, string file)
    {
        AlignedRows table = new("Case", "Load", "Planted", "Trials", "Called red", "95 % limits", "Seconds a trial");
        foreach (DetectionRate rate in result.Rates)
            table.Add(Style.Plain, rate.Case, rate.Stressed ? "yes" : "no", Words.Percent(rate.Planted), $"{rate.Trials}", $"{rate.Red}",
                $"{Words.Percent(rate.Lower)} … {Words.Percent(rate.Upper)}", Words.Figure(rate.MeanSeconds));
        screen.Line();
        table.Print(screen.Out);
        screen.Line();
        screen.Line($"False reds: {result.FalseRed.Red} of {result.FalseRed.Trials} trials without a slowdown, at most {Words.Percent(result.FalseRed.Upper)} with 95 % confidence.");
        screen.Line($"Noise floor: half of the trials resolve a change of {Words.Percent(result.NoiseFloor)} within a process.");
        foreach ((string name, double spread) in result.ProcessSpread)
            screen.Line($"Between fresh processes the ratio of {name} varies by {Words.Percent(spread)} (standard deviation).");
        if (result.RecommendedMargin is { } margin)
            screen.Line($"Recommended margin for baselines on this machine: {Words.Percent(margin)}.");
        screen.Line($"Written to {file}.");
    }

    private static ClaimCase[] Cases(IEnumerable<string> names) => [.. names.Select(name =>
        ClaimSource.Own.Cases.FirstOrDefault(c => c.Name == name && c.Claim.Kind == ClaimKind.Timing)
            ?? throw new UsageException($"There is no timing case '{name}'; a case is written as in the verdict table, such as '{Representative[0]}'."))];
}
