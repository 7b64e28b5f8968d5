using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PerfSuite.Claims;

namespace PerfSuite.Cli.Commands;

/// <summary><c>perfsuite bench</c>: the arms of all timing claims as ordinary BenchmarkDotNet benchmarks, with its own arguments.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        Argument<string[]> arguments = new("ARGUMENTS")
        {
            Description = "BenchmarkDotNet's own, such as --filter '*Warm*' or --list flat.",
            CaptureRemainingTokens = true,
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("bench", "Plain BenchmarkDotNet over the same arms; not interleaved, no verdicts.") { arguments };
        command.SetAction(parsed => Execute(parsed.GetValue(arguments)!));
        return command;
    }

    /// <summary>In this process: a generated project would have to be built, and this may be no folder to build in.</summary>
    private static int Execute(string[] arguments)
    {
        IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        return BenchmarkSwitcher.FromAssembly(typeof(Sources).Assembly).Run(arguments, config)
            .All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? ExitCode.Green : ExitCode.Red;
    }
}
