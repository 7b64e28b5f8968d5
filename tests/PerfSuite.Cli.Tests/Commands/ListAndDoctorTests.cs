using System.Text.Json.Nodes;
using PerfSuite.Cli.Tests.Fixtures;

namespace PerfSuite.Cli.Tests.Commands;

public class ListAndDoctorTests
{
    [Fact]
    public void List_as_json_has_a_row_for_every_claim()
    {
        JsonArray claims = JsonNode.Parse(Tool.Run("list", "--json").Output)!.AsArray();
        Assert.Equal(ClaimSource.Own.Claims.Select(c => c.Id), claims.Select(c => c!["id"]!.GetValue<string>()));
        foreach (string field in new[] { "id", "title", "area", "kind", "source", "expectation", "cases" })
            Assert.All(claims, c => Assert.NotNull(c![field]));
        Assert.Equal("a file of 4 GiB", claims.Single(c => c!["id"]!.GetValue<string>() == "random-warm-copy")!["setting"]!["size"]!.GetValue<string>());
    }

    [Fact]
    public void List_for_people_names_every_claim()
    {
        string output = Tool.Run("list").Output;
        Assert.All(ClaimSource.Own.Claims, c => Assert.Contains(c.Id, output, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Doctor_gives_the_machine_key_in_both_forms()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The machine key is that of a Linux.");
        JsonNode diagnosis = JsonNode.Parse(Tool.Run("doctor", "--json").Output)!;
        string key = diagnosis["machine"]!.GetValue<string>();
        Assert.Contains($"Machine key: {key}", Tool.Run("doctor").Output, StringComparison.Ordinal);
        Assert.All(diagnosis["offers"]!.AsArray(), o => Assert.Contains(o!["state"]!.GetValue<string>(), new[] { "fine", "limits", "prevents" }));
    }

    [SkippableFact]
    public void Doctor_names_the_claims_that_a_folder_in_memory_rules_out()
    {
        Skip.IfNot(Directory.Exists("/dev/shm"), "This machine has no /dev/shm.");
        string output = Tool.Run("doctor", "--data-dir", "/dev/shm").Output;
        string line = output.Split('\n').Single(l => l.Contains("Not applicable:", StringComparison.Ordinal) && l.Contains("--data-dir", StringComparison.Ordinal));
        Assert.Contains("random-cold-copy, sequential-cold-copy", line, StringComparison.Ordinal);
        Assert.DoesNotContain("sequential-warm-copy", line, StringComparison.Ordinal);
    }
}
