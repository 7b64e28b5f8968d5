using System.Text.Json;
using System.Text.Json.Nodes;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Storage;

/// <summary>Reads and writes maps: <c>crossover.json</c>, described in <c>docs/crossover.md</c>.</summary>
public static class CrossoverFile
{
    public const string DefaultName = "crossover.json";

    /// <summary>"major.minor"; another major version is refused.</summary>
    public const string CurrentSchemaVersion = "1.0";

    private const long LargestBytes = 64L << 20;

    /// <summary>Reads a map, or the <c>crossover.json</c> of a folder.</summary>
    /// <exception cref="UnreadableInputException">The file is missing, malformed, of another major version, or contradicts itself.</exception>
    public static CrossoverMap Read(string path)
    {
        string file = FileOf(path);
        string text = TextFile.Read(file, LargestBytes);
        CheckVersion(file, text);
        CrossoverMap map = TextFile.Deserialize<CrossoverMap>(file, text);
        if (map.Cells.GroupBy(c => c.Workload).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UnreadableInputException(file, "$.cells", $"the cell '{twice.Key}' stands there {twice.Count()} times; a workload has one cell.");
        if (map.Cells.FirstOrDefault(c => c.Verdict is not (CellVerdict.NotMeasured or CellVerdict.Undecided) && c.Ratio is null) is { } bare)
            throw new UnreadableInputException(file, "$.cells", $"the cell '{bare.Workload}' is {bare.Verdict} but has no ratio that says so.");
        return map;
    }

    /// <summary>The file that a path means: itself, or the <c>crossover.json</c> of the folder that it names.</summary>
    public static string FileOf(string path) => Directory.Exists(path) ? Path.Combine(path, DefaultName) : path;

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Write(string file, CrossoverMap map) => TextFile.Write(file, JsonSerializer.Serialize(map, ResultsJson.Options) + "\n");

    private static void CheckVersion(string file, string text)
    {
        JsonNode? version = (TextFile.Deserialize<JsonNode>(file, text) as JsonObject)?["schemaVersion"];
        string found = version is JsonValue value && value.TryGetValue(out string? word) ? word : "";
        if (found.Split('.')[0] != CurrentSchemaVersion.Split('.')[0])
            throw new UnreadableInputException(file, "$.schemaVersion", $"here is {version?.ToJsonString() ?? "nothing"}; this tool reads maps of version "
                + $"{CurrentSchemaVersion.Split('.')[0]}.x. `perfsuite crossover` measures a new one.");
    }
}
