using System.CommandLine;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>--history</c>, and else the variable. Each command has its own, as <see cref="FromOption"/> says.</summary>
/// <param name="purpose">What the command does with it, such as <c>Adds the run to this history</c>.</param>
internal sealed class HistoryOption(string purpose)
{
    /// <summary>What a history can be.</summary>
    public const string Where = "an SQLite file, a folder for one, or PostgreSQL's connection string (Host=…)";

    private readonly Option<string?> option = RunOptions.Text("--history", "SOURCE", $"{purpose}: {Where}. [${RunVariables.History}]");

    public void AddTo(Command command) => command.Add(option);

    /// <returns>Null where none is named.</returns>
    public string? Read(ParseResult parsed) => parsed.GetValue(option) ?? RunVariables.Of(RunVariables.History);
}
