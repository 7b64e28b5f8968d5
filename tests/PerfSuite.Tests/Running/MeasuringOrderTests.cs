using System.Text.Json;
using PerfSuite.Judging.Storage;
using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

/// <summary>The order goes to whatever version the base of a gate is.</summary>
public class MeasuringOrderTests
{
    private static readonly string[] Asked =
        ["assemblies", "claims", "cases", "profile", "dataFolder", "sharedFolder", "seed", "orderSeed", "timedCases", "resultsFile", "budgetSeconds"];

    [Fact]
    public void It_has_every_member_that_older_versions_ask_for()
    {
        using JsonDocument order = JsonDocument.Parse(JsonSerializer.Serialize(new MeasuringOrder(["a.dll"], [], [], "quick", "/data", null, 1, 2, "results.json"), ResultsJson.Options));
        Assert.All(Asked, member => Assert.True(order.RootElement.TryGetProperty(member, out _), member));
        Assert.Equal(0, order.RootElement.GetProperty("timedCases").GetInt32());
    }
}
