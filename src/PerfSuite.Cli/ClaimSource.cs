using PerfSuite.Catalogue;
using PerfSuite.Claims;

namespace PerfSuite.Cli;

/// <summary>Where the tool's claims are.</summary>
internal static class ClaimSource
{
    public static ClaimCatalogue Catalogue { get; } = new(typeof(Sources).Assembly);
}
