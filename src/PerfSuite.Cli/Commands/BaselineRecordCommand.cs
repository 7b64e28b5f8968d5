using System.CommandLine;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite baseline record</c>: several runs in fresh processes, accepted together.</summary>
internal static class BaselineRecordCommand
{
    private const int MostRuns = 100;
    private const int MostMinutes = 7 * 24 * 60;

    public static Command Create(Screen screen)
    {
        Option<int> runs = new("--runs") { HelpName = "N", Description = "How many runs; their differences show how much runs differ. [5]", DefaultValueFactory = _ => 5 };
        runs.Require(number => number is >= 1 and <= MostRuns, $"from 1 to {MostRuns}");
        Option<double> over = new("--over") { HelpName = "MINUTES", Description = "Spreads the runs over so long: what an hour brings then lies between them, and later runs are held to less than they cannot keep. [0]" };
        over.Require(minutes => minutes is >= 0 and <= MostMinutes, $"from 0 to {MostMinutes} minutes");
        RunOptions options = new();
        Command command = new("record", "Measure several times in fresh processes, and keep that as this machine's baseline.") { runs, over };
        options.AddTo(command);
        command.SetAction(parsed => Execute(screen, options.Read(parsed), options.BaselinesToWrite(parsed), parsed.GetValue(runs), TimeSpan.FromMinutes(parsed.GetValue(over))));
        return command;
    }

    private static int Execute(Screen screen, RunRequest request, string baselines, int runs, TimeSpan over)
    {
        _ = request.Catalogue; // What cannot be measured is said before anything is.
        string temporary = Directory.CreateTempSubdirectory("perfsuite-record-").FullName;
        try
        {
            using Interruption interruption = new(() => screen.Line("interrupted: nothing will be recorded"));
            List<SuiteResults> recorded = [];
            DateTimeOffset first = DateTimeOffset.Now;
            for (int run = 1; run <= runs; run++)
            {
                DateTimeOffset due = first + Delay(run, runs, over);
                if (due > DateTimeOffset.Now)
                {
                    screen.Line($"Run {run} of {runs} begins at {due:HH:mm}");
                    if (interruption.Token.WaitHandle.WaitOne(due - DateTimeOffset.Now))
                        return ExitCode.Interrupted;
                }

                screen.Line($"Run {run} of {runs}");
                string output = Path.Combine(temporary, $"{run}");
                int code = new FreshRun(request, output).Execute(interruption.Token);
                if (code is not (ExitCode.Green or ExitCode.Red))
                    return interruption.Token.IsCancellationRequested ? ExitCode.Interrupted : code;
                recorded.Add(ResultsFile.Read(output));
            }

            BaselineAcceptCommand.Accept(screen, baselines, recorded);
            return ExitCode.Green;
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>How long after the first run another begins, at the earliest: the last one at the end of the time.</summary>
    /// <param name="run">From 1.</param>
    /// <param name="runs">How many there are.</param>
    /// <param name="over">What they are spread over.</param>
    internal static TimeSpan Delay(int run, int runs, TimeSpan over) => runs == 1 ? TimeSpan.Zero : over * (run - 1) / (runs - 1);
}
