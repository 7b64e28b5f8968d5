using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Storage;

/// <summary>Reads and writes results files.</summary>
public static class ResultsFile
{
    public const string DefaultName = "results.json";

    /// <summary>A larger file is refused before it is read: no run of this suite writes one.</summary>
    public const long LargestBytes = 512L << 20;

    /// <summary>Results and baselines of these versions are read: without sweeps, and with them.</summary>
    internal static string[] MajorVersions { get; } = ["1", "2"];

    /// <summary>Reads a results file, or the <c>results.json</c> of a folder.</summary>
    /// <exception cref="UnreadableInputException">The file is missing, malformed, of another major version, or contradicts itself.</exception>
    public static SuiteResults Read(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, DefaultName) : path;
        return Read(file, TextFile.ReadUtf8(file, LargestBytes).Span);
    }

    /// <summary>Reads the text of a results file that stands elsewhere, in a report for example.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UnreadableInputException">As <see cref="Read(string)"/>.</exception>
    public static SuiteResults ReadText(string file, string text) => Read(file, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="ReadText"/>
    /// <param name="file">Name for messages.</param>
    /// <param name="utf8">The text, in UTF-8.</param>
    public static SuiteResults Read(string file, ReadOnlySpan<byte> utf8)
    {
        SuiteResults results = Parse(file, utf8);
        ResultsValidation.Check(file, results);
        return results;
    }

    /// <summary>Writes the file whole or not at all: into a new file beside it, flushed, then renamed.</summary>
    public static void Write(string path, SuiteResults results) =>
        TextFile.Write(path, Text(results));

    /// <summary>The text of a results file.</summary>
    public static string Text(SuiteResults results) => JsonSerializer.Serialize(results, ResultsJson.Options) + "\n";

    /// <summary>Parses the text of a results file.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="utf8">The file's content.</param>
    internal static SuiteResults Parse(string file, ReadOnlySpan<byte> utf8)
    {
        CheckVersion(file, utf8);
        return TextFile.Deserialize<SuiteResults>(file, utf8);
    }

    /// <summary>The version is looked at first, so that a future file is refused by its version and not by a field that it lacks.</summary>
    private static void CheckVersion(string file, ReadOnlySpan<byte> utf8)
    {
        JsonNode? version = TextFile.Member(file, utf8, "schemaVersion");
        if (version is null || version.GetValueKind() != JsonValueKind.String)
            throw new UnreadableInputException(file, "$.schemaVersion",
                $"a results file begins with \"schemaVersion\": \"{SuiteResults.CurrentSchemaVersion}\", but here it is {version?.ToJsonString() ?? "missing"}.");
        if (!MajorVersions.Contains(version.GetValue<string>().Split('.')[0], StringComparer.Ordinal))
            throw new UnreadableInputException(file, "$.schemaVersion",
                $"version {version.GetValue<string>()} is unknown; this tool reads versions {string.Join(" and ", MajorVersions.Select(m => m + ".x"))}. Use the tool that wrote the file, or a newer one.");
    }
}
