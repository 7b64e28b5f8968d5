using System.Text.RegularExpressions;

namespace PerfSuite.Cli.Tests.Outputs.Exports;

/// <summary>The rules of the OpenMetrics 1.0 text format that concern gauges, as its grammar has them; anything else is an error.</summary>
internal static partial class OpenMetricsRules
{
    /// <summary>Reads an exposition; the value of each series by its text.</summary>
    /// <exception cref="FormatException">It breaks a rule, which the message names.</exception>
    public static IReadOnlyDictionary<string, double> Read(string text)
    {
        Require(text.EndsWith("# EOF\n", StringComparison.Ordinal), "the text ends with '# EOF' and a line end", text[^Math.Min(20, text.Length)..]);
        Dictionary<string, double> series = new(StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> metadata = new(StringComparer.Ordinal);
        string family = "";
        bool sampled = false;
        string[] lines = text[..^"# EOF\n".Length].Split('\n');
        Require(lines[^1].Length == 0, "each line ends with a line end", lines[^1]);
        foreach (string line in lines[..^1])
            if (Metadata().Match(line) is { Success: true } said)
            {
                string name = said.Groups["name"].Value, what = said.Groups["what"].Value;
                if (name != family)
                    Require(metadata.TryAdd(family = name, []), "the lines of a family stand together", line);
                else
                    Require(!sampled, "metadata stand before samples", line);
                sampled = false;
                Require(metadata[name].Add(what), $"one {what} a family", line);
                Require(what != "TYPE" || said.Groups["text"].Value == "gauge", "the type is gauge", line);
                Require(what != "UNIT" || name.EndsWith("_" + said.Groups["text"].Value, StringComparison.Ordinal), "the unit is the name's suffix", line);
                Require(what != "HELP" || Escaped().IsMatch(said.Groups["text"].Value), "HELP is escaped", line);
            }
            else
            {
                Match sample = Sample().Match(line);
                Require(sample.Success, "a line is metadata or a sample", line);
                Require(sample.Groups["name"].Value == family, "a sample of a gauge has its family's name", line);
                string[] labels = [.. sample.Groups["label"].Captures.Select(c => c.Value)];
                Require(labels.Distinct(StringComparer.Ordinal).Count() == labels.Length, "a label stands once", line);
                Require(series.TryAdd(line[..line.LastIndexOf(' ')], double.Parse(sample.Groups["value"].Value, System.Globalization.CultureInfo.InvariantCulture)), "a series stands once", line);
                sampled = true;
            }

        return series;
    }

    private static void Require(bool holds, string rule, string where)
    {
        if (!holds)
            throw new FormatException($"OpenMetrics: {rule}; here: {where}");
    }

    [GeneratedRegex("^# (?<what>TYPE|UNIT|HELP) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>[^\n]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Metadata();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?:[^"\\]|\\[\\n"])*"(?:,(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?:[^"\\]|\\[\\n"])*")*\})? (?<value>-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sample();

    [GeneratedRegex("""^(?:[^"\\]|\\[\\n"])*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
