using System.CommandLine;
using PerfSuite.Catalogue;
using PerfSuite.Claims;
using PerfSuite.Running;

namespace PerfSuite.Cli;

/// <summary>Where the tool's claims are: its own, and those of assemblies that somebody names.</summary>
internal static class ClaimSource
{
    /// <summary>The tool's own alone.</summary>
    public static ClaimCatalogue Own { get; } = new(typeof(Sources).Assembly);

    /// <summary>Named by every command that knows claims.</summary>
    public static Option<string[]> From { get; } = new("--from")
    {
        HelpName = "ASSEMBLY",
        Description = $"Claims of other assemblies too; may be given several times. [${RunVariables.Claims}, separated by '{Path.PathSeparator}']",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>The assemblies that a command line or else the variable names.</summary>
    public static IReadOnlyList<string> Files(ParseResult parsed) =>
    [
        .. (parsed.GetValue(From) is { Length: > 0 } named ? named : RunVariables.Of(RunVariables.Claims)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? []).Select(Path.GetFullPath),
    ];

    /// <exception cref="ClaimAssemblyException">An assembly does not give claims.</exception>
    public static ClaimCatalogue Catalogue(IReadOnlyCollection<string> files) => files.Count == 0 ? Own : ClaimAssembly.Catalogue(typeof(Sources).Assembly, files);
}
