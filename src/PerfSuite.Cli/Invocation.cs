using System.CommandLine;
using System.CommandLine.Parsing;
using PerfSuite.Catalogue;
using PerfSuite.Cli.Commands;
using PerfSuite.Data;
using PerfSuite.Gating;
using PerfSuite.History;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Words;
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
        if (args.Count == 0)
        {
            Root(screen).Parse(["--help"]).Invoke(new InvocationConfiguration { Output = screen.Error.Profile.Out.Writer });
            return ExitCode.BadInput;
        }

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

    private static RootCommand Root(Screen screen) => new("Measures, with evidence, where mmap still beats system calls on this machine, by how much, and why.\n\n"
        + "Ends with 0 where nothing is red, 1 where something is, 2 for bad usage or input that cannot be read, 3 where this environment cannot measure, 130 when interrupted.")
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
        string[] unknown = [.. parsed.UnmatchedTokens];
        foreach (string word in unknown)
            screen.ErrorLine($"'{word}' is no command and no option here.{Nearest.Hint(word, parsed.CommandResult.Command.Children.Select(c => c.Name))}");
        if (unknown.Length == 0)
            foreach (string message in parsed.Errors.Select(Told).Distinct(StringComparer.Ordinal))
                screen.ErrorLine(message);
        screen.ErrorLine($"`{string.Join(' ', Path(parsed))} --help` shows what can be said.");
        return ExitCode.BadInput;
    }

    /// <summary>An error of the parser with the option that it is about, and without names of types.</summary>
    private static string Told(ParseError error)
    {
        OptionResult? option = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        string message = string.Join(' ', error.Message.Split((char[])['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (option is null)
            return message;
        Type type = Nullable.GetUnderlyingType(option.Option.ValueType) ?? option.Option.ValueType.GetElementType() ?? option.Option.ValueType;
        string? number = type == typeof(int) ? "a whole number" : type == typeof(double) ? "a number" : null;
        return number is not null && message.Contains(type.Name, StringComparison.Ordinal) ? $"{option.Option.Name} takes {number}, not '{option.Tokens[^1].Value}'."
            : message.Contains(option.Option.Name, StringComparison.Ordinal) ? message
            : $"{option.Option.Name}: {message}";
    }

    private static List<string> Path(ParseResult parsed)
    {
        List<string> names = [];
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
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
