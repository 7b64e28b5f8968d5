using System.CommandLine;
using PerfSuite.Cli.Outputs.Exports;

namespace PerfSuite.Cli.Commands;

/// <summary>Files for other programs that results are handed to.</summary>
internal sealed class ExportOptions
{
    private readonly Option<string[]> exports = new("--export")
    {
        HelpName = "KIND=FILE",
        Description = $"Writes the results for another program too; may be given several times. KIND is {string.Join(", ", Export.Kinds)}.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> junit = RunOptions.Text("--junit", "FILE", $"The same as --export {Export.JUnit}=FILE.");

    /// <param name="command">The command.</param>
    /// <param name="withJUnit">Whether it has the option <c>--junit</c> too.</param>
    public void AddTo(Command command, bool withJUnit)
    {
        command.Add(exports);
        if (withJUnit)
            command.Add(junit);
    }

    /// <exception cref="Cli.UsageException">One is not KIND=FILE, or of an unknown kind.</exception>
    public IReadOnlyList<Export> Read(ParseResult parsed)
    {
        string? file = parsed.CommandResult.Command.Options.Contains(junit) ? parsed.GetValue(junit) : null;
        return [.. parsed.GetValue(exports)!.Concat(file is null ? [] : [$"{Export.JUnit}={file}"]).Select(Export.Parse)];
    }
}
