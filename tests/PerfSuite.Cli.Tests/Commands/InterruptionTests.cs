using System.Diagnostics;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Tests.Commands;

public class InterruptionTests
{
    [SkippableTheory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Terminate)]
    public void An_interrupted_run_keeps_what_had_ended_and_leaves_no_data(Signal signal)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Runs measure on Linux only.");
        using TempFolder folder = new();
        string data = Directory.CreateDirectory(folder.In("data")).FullName;
        using Process run = Tool.Start(folder.Path, [], "run", "--data-dir", data, "--baselines", "none");
        Task<string> errors = run.StandardError.ReadToEndAsync();
        AwaitSomeCases(run.StandardOutput);
        Assert.Equal(0, SystemCall.Kill(run.Id, signal));
        string output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        Assert.Equal((ExitCode.Interrupted, ""), (run.ExitCode, errors.Result));
        Assert.Contains("Interrupted: ", output, StringComparison.Ordinal);
        SuiteResults partial = ResultsFile.Read(folder.In("artifacts"));
        Assert.False(partial.Run.Complete);
        Assert.NotEmpty(partial.Cases);
        Assert.Empty(Directory.GetFileSystemEntries(data));
    }

    /// <summary>The first sweep shows that it lives when some of its cases have ended.</summary>
    private static void AwaitSomeCases(StreamReader output)
    {
        while (output.ReadLine() is { } line)
            if (line.Contains("still sweep 1: ", StringComparison.Ordinal))
                return;
        Assert.Fail("The run ended before its first sweep showed that it lives.");
    }
}
