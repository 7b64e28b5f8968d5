using PerfSuite.Catalogue;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfSuite.Claims.Tests.Discovery;

/// <summary>Measures in the order of the catalogue, as `perfsuite run` does. What concludes from them comes last.
/// Here xunit tells which cases a filter has chosen.</summary>
public sealed class CatalogueOrder : ITestCaseOrderer
{
    /// <summary>The cases that will be measured: they share the error of the run.</summary>
    internal static IReadOnlyList<ClaimCase> Chosen { get; private set; } = [];

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
    {
        Dictionary<string, TTestCase> chosen = testCases.ToDictionary(t => t.DisplayName, StringComparer.Ordinal);
        Chosen = [.. Catalogued.Cases.Where(c => chosen.ContainsKey(c.Name))];
        HashSet<string> measuring = [.. Chosen.Select(c => c.Name)];
        return [.. Chosen.Select(c => chosen[c.Name]), .. chosen.Where(t => !measuring.Contains(t.Key)).Select(t => t.Value)];
    }
}
