using System.Text.Json;
using System.Text.Json.Nodes;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Storage;

/// <summary>Reads and writes maps: <c>crossover.json</c>, described in <c>docs/crossover.md</c>.</summary>
public static class CrossoverFile
{
    public const string DefaultName = "crossover.json";

    /// <summary>"major.minor"; another major version is refused.</summary>
    public const string CurrentSchemaVersion = "1.0";

    private const long LargestBytes = 64L << 20;

    /// <summary>No verdict is surer.</summary>
    private const double LeastError = 1e-9;

    /// <summary>A year.</summary>
    private const double MostNanoseconds = 3.2e16;

    /// <summary>Reads a map, or the <c>crossover.json</c> of a folder.</summary>
    /// <exception cref="UnreadableInputException">The file is missing, malformed, of another major version, or contradicts itself.</exception>
    public static CrossoverMap Read(string path)
    {
        string file = FileOf(path);
        ReadOnlySpan<byte> utf8 = TextFile.ReadUtf8(file, LargestBytes).Span;
        CheckVersion(file, utf8);
        CrossoverMap map = TextFile.Deserialize<CrossoverMap>(file, utf8);
        if (map.Cells.GroupBy(c => c.Workload).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UnreadableInputException(file, "$.cells", $"the cell '{twice.Key}' stands there {twice.Count()} times; a workload has one cell.");
        if (map.Cells.FirstOrDefault(c => c.Verdict is not (CellVerdict.NotMeasured or CellVerdict.Undecided) && c.Ratio is null) is { } bare)
            throw new UnreadableInputException(file, "$.cells", $"the cell '{bare.Workload}' is {bare.Verdict} but has no ratio that says so.");
        if (!(map.CellError is >= LeastError and < 1 && EquivalenceMargin.IsOne(map.Margin)))
            throw new UnreadableInputException(file, "$.cellError", $"the error of a cell is {map.CellError} and the margin {map.Margin}; an error lies between {LeastError} and 1, a margin above 0.");
        foreach (MapCell cell in map.Cells)
            Check(file, cell);
        return map;
    }

    /// <summary>Nobody computes with times and speeds that no path has.</summary>
    private static void Check(string file, MapCell cell)
    {
        string at = $"the cell '{cell.Workload}'";
        if (cell.Ratio is { } ratio)
            PlausibleRatio.RequireLimits(file, at, ratio);
        foreach (PathRecord path in cell.Paths)
        {
            PlausibleRatio.RequireLimits(file, $"{at}, path '{path.Path}'", path.Speed);
            if (!(path.Nanoseconds is > 0 and <= MostNanoseconds))
                throw new UnreadableInputException(file, $"{at}, path '{path.Path}'", $"it takes {path.Nanoseconds} ns; a time lies above 0 and is at most {MostNanoseconds} ns.");
        }
    }

    /// <summary>The file that a path means: itself, or the <c>crossover.json</c> of the folder that it names.</summary>
    public static string FileOf(string path) => Directory.Exists(path) ? Path.Combine(path, DefaultName) : path;

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Write(string file, CrossoverMap map) => TextFile.Write(file, JsonSerializer.Serialize(map, ResultsJson.Options) + "\n");

    private static void CheckVersion(string file, ReadOnlySpan<byte> utf8)
    {
        JsonNode? version = TextFile.Member(file, utf8, "schemaVersion");
        string found = version is JsonValue value && value.TryGetValue(out string? word) ? word : "";
        if (found.Split('.')[0] != CurrentSchemaVersion.Split('.')[0])
            throw new UnreadableInputException(file, "$.schemaVersion", $"here is {version?.ToJsonString() ?? "nothing"}; this tool reads maps of version "
                + $"{CurrentSchemaVersion.Split('.')[0]}.x. `perfsuite crossover` measures a new one.");
    }
}
