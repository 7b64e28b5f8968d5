using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Commands;
using PerfSuite.Data;
using PerfSuite.Gating;
using PerfSuite.History;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;

namespace PerfSuite.Cli;

/// <summary>From arguments to exit code. Whatever can be foreseen ends in a message and the code that scripts rely on.</summary>
public static class Invocation
{
    /// <summary>Set to anything, it shows where an unforeseen error came from.</summary>
    private const string TraceVariable = "PERFSUITE_TRACE";

    public static int Run(IReadOnlyList<string> args, Screen screen)
    {
        ParseResult parsed = Root(screen).Parse(args);
        if (parsed.Errors.Count > 0)
            return BadUsage(screen, parsed);
        try
        {
            // Signals are handled by Interruption, and exceptions below: the library's own ways know nothing of our exit codes.
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e)
        {
            return Failed(screen, e);
        }
    }

    private static RootCommand Root(Screen screen) => new("Measures, with evidence, where mmap still beats system calls on this machine, by how much, and why.")
    {
        RunCommand.Create(screen),
        ListCommand.Create(screen),
        DoctorCommand.Create(screen),
        MachineCommand.Create(screen),
        CompareCommand.Create(screen),
        BaselineCommand.Create(screen),
        GateCommand.Create(screen),
        BisectCommand.Create(screen),
        CalibrateCommand.Create(screen),
        HistoryCommand.Create(screen),
        CrossoverCommand.Create(screen),
        AdviseCommand.Create(screen),
        ReplayCommand.Create(screen),
        CheckAdviceCommand.Create(screen),
        ReportCommand.Create(screen),
        MergeCommand.Create(screen),
        BenchCommand.Create(),
    };

    private static int BadUsage(Screen screen, ParseResult parsed)
    {
        foreach (string message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
            screen.ErrorLine(message);
        screen.ErrorLine($"`{string.Join(' ', Path(parsed))} --help` shows what can be said.");
        return ExitCode.BadInput;
    }

    private static List<string> Path(ParseResult parsed)
    {
        List<string> names = [];
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is System.CommandLine.Parsing.CommandResult command; at = at.Parent)
            names.Insert(0, command.Command is RootCommand ? "perfsuite" : command.Command.Name);
        return names;
    }

    private static int Failed(Screen screen, Exception failure)
    {
        (int code, string message) = failure switch
        {
            CannotMeasureException => (ExitCode.CannotMeasure, failure.Message),
            UnreadableInputException or UnknownClaimException or ClaimAssemblyException or VariableException or UsageException or GateException or HistoryException or MergeException or OtherMachineException => (ExitCode.BadInput, failure.Message),
            OperationCanceledException => (ExitCode.Interrupted, "Interrupted."),
            _ when EnvironmentFault.Of(failure) is { } fault => (ExitCode.CannotMeasure, fault),
            _ => (ExitCode.Internal, Unforeseen(failure)),
        };
        screen.ErrorLine(message);
        return code;
    }

    private static string Unforeseen(Exception failure) => Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 }
        ? failure.ToString()
        : $"perfsuite failed: {failure.GetType().Name}: {failure.Message}\n"
            + $"This is an error of the tool. Set {TraceVariable}=1 for the place in the code, and report it with the command.";
}

/// <summary>The tool was asked for something that it cannot do.</summary>
public sealed class UsageException(string message, Exception? cause = null) : Exception(message, cause);
