using System.CommandLine;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite baseline record</c>: several runs in fresh processes, accepted together.</summary>
internal static class BaselineRecordCommand
{
    private const int MostRuns = 100;

    public static Command Create(Screen screen)
    {
        Option<int> runs = new("--runs") { HelpName = "N", Description = "How many runs; their differences show how much runs differ. [5]", DefaultValueFactory = _ => 5 };
        runs.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && r.GetValueOrDefault<int>() is < 1 or > MostRuns)
                r.AddError($"--runs is from 1 to {MostRuns}.");
        });
        RunOptions options = new();
        Command command = new("record", "Measure several times in fresh processes, and keep that as this machine's baseline.") { runs };
        options.AddTo(command);
        command.SetAction(parsed => Execute(screen, options.Read(parsed), options.BaselinesToWrite(parsed), parsed.GetValue(runs)));
        return command;
    }

    private static int Execute(Screen screen, RunRequest request, string baselines, int runs)
    {
        ClaimSource.Catalogue.Select(request.Claims);
        string temporary = Directory.CreateTempSubdirectory("perfsuite-record-").FullName;
        try
        {
            using Interruption interruption = new(() => screen.Line("interrupted: nothing will be recorded"));
            List<SuiteResults> recorded = [];
            for (int run = 1; run <= runs; run++)
            {
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
}
