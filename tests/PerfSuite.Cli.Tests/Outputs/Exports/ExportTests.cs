using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using PerfSuite.Cli.Outputs.Exports;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Tests.Outputs.Exports;

/// <summary>What other programs are handed, by the rules that they read it by.</summary>
public sealed class ExportTests : IDisposable
{
    private const string Hostile = "a\"b\\c\nd,e";

    private static readonly string[] EveryKind = ["github-benchmark", "bencher", "openmetrics", "junit", "markdown", "csv"];

    private static readonly SuiteResults Results = SampleResults.Of(SampleResults.Red("Slower, \"much\".\nLook."), SampleResults.Counted(3) with { Case = Hostile },
        SampleResults.NotApplicable("No disk."));

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The action's own type: <c>{name: string, value: number, unit: string, range?: string, extra?: string}[]</c>.</summary>
    [Fact]
    public void GitHub_benchmark_is_an_array_of_named_numbers()
    {
        using JsonDocument document = JsonDocument.Parse(GitHubBenchmark.Of(Results));
        JsonElement[] entries = [.. document.RootElement.EnumerateArray()];
        Assert.Equal(["a-claim [blockKiB=4]", $"a-mechanism [{Hostile}]"], entries.Select(e => e.GetProperty("name").GetString()));
        foreach (JsonProperty member in entries.SelectMany(e => e.EnumerateObject()))
            Assert.Equal(member.Name switch
            {
                "value" => JsonValueKind.Number,
                "name" or "unit" or "range" or "extra" => JsonValueKind.String,
                _ => JsonValueKind.Undefined,
            }, member.Value.ValueKind);
        Assert.Equal(Results.Cases[0].Ratio!.Value.Estimate, entries[0].GetProperty("value").GetDouble(), 1e-6);
        Assert.True(entries[0].TryGetProperty("range", out _));
        Assert.False(entries[1].TryGetProperty("range", out _));
        Assert.EndsWith("; red", entries[0].GetProperty("extra").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Bencher: <c>{benchmark: {measure: {value, lower_value?, upper_value?}}}</c>; a measure is a slug, a benchmark's name has at most 1024 characters.</summary>
    [Fact]
    public void Bencher_has_a_measure_with_limits_for_every_case_with_a_number()
    {
        using JsonDocument document = JsonDocument.Parse(BencherMetrics.Of(Results));
        Assert.Equal(2, document.RootElement.EnumerateObject().Count());
        foreach (JsonProperty benchmark in document.RootElement.EnumerateObject())
        {
            Assert.InRange(benchmark.Name.Length, 1, 1024);
            JsonProperty measure = Assert.Single(benchmark.Value.EnumerateObject());
            Assert.Matches("^[a-z]+(-[a-z]+)*$", measure.Name);
            double value = measure.Value.GetProperty("value").GetDouble();
            foreach (JsonProperty number in measure.Value.EnumerateObject().Where(n => n.Name != "value"))
                Assert.True(number.Name == "lower_value" ? number.Value.GetDouble() <= value : number.Name == "upper_value" && number.Value.GetDouble() >= value, number.ToString());
        }

        Assert.Equal(3, document.RootElement.GetProperty("a-claim [blockKiB=4]").GetProperty("ratio").EnumerateObject().Count());
    }

    [Fact]
    public void OpenMetrics_keeps_to_its_grammar_whatever_a_case_is_called()
    {
        IReadOnlyDictionary<string, double> series = OpenMetricsRules.Read(OpenMetrics.Of(Results));
        Assert.Equal(1, series["perfsuite_red_cases"]);
        Assert.Equal(1, series["""perfsuite_red{claim="a-claim",case="blockKiB=4"}"""]);
        Assert.Equal(-1, series["""perfsuite_claim_verdict{claim="a-mechanism",case="a\"b\\c\nd,e"}"""]);
        Assert.Equal(2, series["""perfsuite_claim_verdict{claim="not-here",case=""}"""]);
        Assert.Equal((3 * Results.Cases.Count) + 1, series.Count);
    }

    /// <summary>By the parser that the format's own authors hold others to: Debian's package python3-prometheus-client.</summary>
    [SkippableFact]
    public void OpenMetrics_is_read_by_the_reference_parser()
    {
        const string python = "/usr/bin/python3", read = "from prometheus_client.openmetrics.parser import text_string_to_metric_families as read; import sys; print(sum(len(f.samples) for f in read(sys.stdin.read())))";
        Skip.IfNot(File.Exists(python) && Run(python, "import prometheus_client", "").Code == 0, "There is no prometheus_client. Install Debian's package python3-prometheus-client.");
        (int code, string said) = Run(python, read, OpenMetrics.Of(Results));
        Assert.True(code == 0, said);
        Assert.Equal($"{(3 * Results.Cases.Count) + 1}", said.Trim());
    }

    /// <summary>GitLab compares text: what only jitters may not look changed.</summary>
    [Fact]
    public void OpenMetrics_of_two_runs_with_the_same_verdicts_are_the_same_text() =>
        Assert.Equal(OpenMetrics.Of(SampleResults.Of(SampleResults.Timed(1.5))), OpenMetrics.Of(SampleResults.Of(SampleResults.Timed(1.51))));

    [Fact]
    public void CSV_has_a_row_a_case_of_as_many_cells_as_columns()
    {
        List<List<string>> rows = Rows(CsvFile.Of(Results));
        Assert.Equal(Results.Cases.Count + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.Equal(["blockKiB=4", Hostile, ""], rows.Skip(1).Select(r => r[rows[0].IndexOf("case")]));
        Assert.Equal("Slower, \"much\".\nLook.", rows[1][rows[0].IndexOf("reason")]);
        Assert.Equal("", rows[3][rows[0].IndexOf("ratio")]);
    }

    [Fact]
    public void Every_kind_is_written_from_stored_results_and_nothing_else()
    {
        string results = folder.Write("results.json", Results);
        ToolOutcome outcome = Tool.RunIn(folder.Path, [], ["report", results, "-o", folder.In("report"), .. EveryKind.SelectMany(k => new[] { "--export", $"{k}=out/{k}.txt" })]);
        outcome.EndedWith(ExitCode.Green);
        Assert.Equal(EveryKind.Order(StringComparer.Ordinal), Export.Kinds.Order(StringComparer.Ordinal));
        Assert.Equal(EveryKind.Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(folder.In("out")).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(folder.In("report/summary.md")), File.ReadAllText(folder.In("out/markdown.txt")));
        Assert.Equal("testsuites", XDocument.Load(folder.In("out/junit.txt")).Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("github-benchmark, bencher, openmetrics, junit, markdown, csv", "--export", "graphite=x")]
    [InlineData("github-benchmark, bencher, openmetrics, junit, markdown, csv", "--export", "nothing")]
    [InlineData("csv=FILE", "--export", "csv=")]
    [InlineData("this is a folder", "--export", "csv=.")]
    [InlineData("taken/x cannot be written", "--export", "csv=taken/x")]
    [InlineData("/dev/null cannot be written", "--export", "csv=/dev/null")]
    [InlineData("csv and junit would both be written to", "--export", "csv=x", "--junit", "x")]
    public void An_export_that_cannot_be_is_told_before_anything_is_measured(string about, params string[] options)
    {
        string taken = folder.Write("taken", "a file");
        Tool.RunIn(folder.Path, [], ["run", "--claims", "crossing-cost", "--data-dir", folder.Path, "--out", folder.In("out"), .. options]).IsBadInput(about);
        Assert.Equal([taken], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_that_a_link_leads_to_is_not_written()
    {
        string target = folder.Write("target", "mine");
        File.CreateSymbolicLink(folder.In("link"), target);
        UsageException refused = Assert.Throws<UsageException>(() => Export.Prepare([Export.Parse($"csv={folder.In("link")}")]));
        Assert.Contains("symbolic link", refused.Message, StringComparison.Ordinal);
    }

    private static (int Code, string Said) Run(string python, string script, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(python, ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    /// <summary>RFC 4180, strictly.</summary>
    private static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [];
        for (int at = 0; at < text.Length;)
        {
            List<string> row = [];
            for (bool more = true; more;)
            {
                string cell = "";
                if (text[at] == '"')
                {
                    for (at++; text[at] != '"' || text[at + 1] == '"'; at++)
                        cell += text[at] == '"' ? text[at++] : text[at];
                    at++;
                }
                else
                {
                    for (; text[at] is not (',' or '\r'); at++)
                        cell += text[at] is not ('"' or '\n') ? text[at] : throw new FormatException($"A cell with {text[at]} is not quoted.");
                }

                row.Add(cell);
                more = text[at++] == ',';
            }

            Assert.Equal('\n', text[at++]);
            rows.Add(row);
        }

        return rows;
    }
}
