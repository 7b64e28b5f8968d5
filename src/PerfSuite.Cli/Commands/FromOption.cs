using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Running;

namespace PerfSuite.Cli.Commands;

/// <summary><c>--from</c>, of every command that knows claims.</summary>
internal sealed class FromOption
{
    public const string Name = "--from";

    /// <summary>An option knows every command that it was ever added to, so each has its own.</summary>
    private readonly Option<string[]> option = new(Name)
    {
        HelpName = "ASSEMBLY",
        Description = $"Claims of other assemblies too; may be given several times. [${RunVariables.Claims}, separated by '{Path.PathSeparator}']",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command) => command.Add(option);

    /// <summary>The assemblies that a command line or else the variable names.</summary>
    public IReadOnlyList<string> Files(ParseResult parsed) =>
    [
        .. (parsed.GetValue(option) is { Length: > 0 } named ? named : RunVariables.Of(RunVariables.Claims)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? []).Select(Path.GetFullPath),
    ];

    /// <exception cref="ClaimAssemblyException">An assembly does not give claims.</exception>
    public ClaimCatalogue Catalogue(ParseResult parsed) => ClaimSource.Catalogue(Files(parsed));
}
