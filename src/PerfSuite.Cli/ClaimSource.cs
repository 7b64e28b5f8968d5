using PerfSuite.Catalogue;
using PerfSuite.Claims;

namespace PerfSuite.Cli;

/// <summary>Where the tool's claims are: its own, and those of assemblies that somebody names.</summary>
internal static class ClaimSource
{
    /// <summary>The tool's own alone.</summary>
    public static ClaimCatalogue Own { get; } = new(typeof(Sources).Assembly);

    /// <exception cref="ClaimAssemblyException">An assembly does not give claims.</exception>
    public static ClaimCatalogue Catalogue(IReadOnlyCollection<string> files) => files.Count == 0 ? Own : ClaimAssembly.Catalogue(typeof(Sources).Assembly, files);
}
