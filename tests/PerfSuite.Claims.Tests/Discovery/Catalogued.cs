using PerfSuite.Catalogue;

namespace PerfSuite.Claims.Tests.Discovery;

/// <summary>The suite's own claims.</summary>
internal static class Catalogued
{
    public static ClaimCatalogue Claims { get; } = new(typeof(Sources).Assembly);

    public static IReadOnlyList<ClaimCase> Cases { get; } = [.. Claims.Cases];

    public static ClaimCase Case(string name) => Cases.FirstOrDefault(c => c.Name == name)
        ?? throw new ArgumentException($"The catalogue has no case '{name}'.", nameof(name));
}
