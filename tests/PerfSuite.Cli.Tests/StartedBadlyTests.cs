using PerfSuite.Cli.Tests.Fixtures;

namespace PerfSuite.Cli.Tests;

/// <summary>The tool started by a shell that gives it too little: it says what is missing, and never fails by itself.</summary>
public sealed class StartedBadlyTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("ulimit -n 60", "list", "may have 60 files open at once, and needs 256. Remedy: ")]
    [InlineData("ulimit -n 60", "run --claims mapping-reads-nothing", "ulimit -n 1024")]
    [InlineData("mkdir gone && cd gone && rmdir ../gone", "list", "The working folder is not there any more")]
    [InlineData("mkdir gone && cd gone && rmdir ../gone", "run --claims mapping-reads-nothing", "Remedy: change to another folder.")]
    public void What_it_lacks_is_said_with_the_remedy(string before, string command, string said)
    {
        ToolOutcome outcome = Shell($"{before} && exec \"$0\" {command}");
        outcome.EndedWith(ExitCode.CannotMeasure);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("compare nowhere nowhere 2>&-", ExitCode.BadInput)]
    [InlineData("compare nowhere nowhere >&- 2>&-", ExitCode.BadInput)]
    [InlineData("list >&- 2>&-", ExitCode.Green)]
    public void A_closed_stream_changes_no_outcome(string command, int code) => Shell($"exec \"$0\" {command}").EndedWith(code);

    /// <summary>The first file that a process opens gets the number of the stream that is closed: messages must not go there.</summary>
    [SkippableFact]
    public void What_is_said_to_a_closed_stream_goes_into_no_file()
    {
        string results = folder.Write("results.json", SampleResults.Healthy), whole = File.ReadAllText(results);
        Shell("exec \"$0\" report results.json -o report 2>&- >&-").EndedWith(ExitCode.Green);
        Shell("exec \"$0\" compare results.json results.json 2>&- >&-").EndedWith(ExitCode.Green);
        Assert.Equal(whole, File.ReadAllText(results));
        Shell("exec \"$0\" report --verify report/index.html").EndedWith(ExitCode.Green);
    }

    private ToolOutcome Shell(string script)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Limits and streams are as Linux has them.");
        return Tool.Finish(Tool.Start("/bin/bash", folder.Path, [], "-c", script, Tool.Executable));
    }
}
