using System.Diagnostics;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Performance.Commands;
using PerfSuite.Report;

namespace PerfSuite.Performance.Growth;

/// <summary>Whether the suite's own work grows no faster than the cases and samples that it is given.</summary>
internal sealed class GrowthStudy : Study
{
    private const int UsualSamples = 100;
    private const int UsualCases = 100;

    /// <summary>A run at quick has as many of most cases.</summary>
    private const int SamplesOfQuick = 24;

    protected override string Title => "Growth of the suite's own work";

    protected override void Answer(string data, TextWriter output)
    {
        output.WriteLine("Milliseconds of processor time a case, reading included where a command reads; linear growth keeps them level. The smallest sizes carry what every process pays once.");
        output.WriteLine();
        Head(output, "cases × samples", "read two files", "compare", "summary.md", "report", "index.html, MiB", "largest heap, MiB");
        Measure(data, 10, UsualSamples); // Compiles what follows.
        foreach (int cases in (int[])[10, 100, 1000, 10_000])
            Report(output, cases, UsualSamples, Measure(data, cases, UsualSamples));
        foreach (int samples in (int[])[1000, 10_000])
            Report(output, UsualCases, samples, Measure(data, UsualCases, samples));
        output.WriteLine();
        Commands(data, output);
    }

    /// <summary>The executable from its start to its end, beside what it works on.</summary>
    private static void Commands(string data, TextWriter output)
    {
        Head(output, $"cases × {SamplesOfQuick}", "MiB a file", "`compare`, s", "MiB", "all changed, s", "MiB", "`report --verify`, s", "MiB");
        foreach (int cases in (int[])[1000, 10_000, 100_000])
        {
            using StudyFolder folder = new(data, "commands");
            string before = Path.Combine(folder.Path, "before.json"), after = Path.Combine(folder.Path, "after.json"), slower = Path.Combine(folder.Path, "slower.json");
            ResultsFile.Write(before, SyntheticResults.Of(cases, SamplesOfQuick, 1));
            ResultsFile.Write(after, SyntheticResults.Of(cases, SamplesOfQuick, 2));
            ResultsFile.Write(slower, SyntheticResults.Of(cases, SamplesOfQuick, 3, slower: 1.2));
            ToolProcess[] runs = [ToolProcess.Run("compare", before, after), ToolProcess.Run("compare", before, slower), ToolProcess.Run("report", "--verify", before)];
            Row(output, [$"{cases}", Figure(new FileInfo(before).Length / (double)(1 << 20), "0"), .. runs.SelectMany(r => new[] { Figure(r.Seconds, "0.0"), Figure(r.PeakMiB, "0") })]);
        }
    }

    private static void Report(TextWriter output, int cases, int samples, Costs costs) => Row(output, $"{cases} × {samples}",
        Figure(costs.Read / cases), Figure(costs.Compare / cases), Figure(costs.Summary / cases), Figure(costs.Html / cases),
        Figure(costs.HtmlMiB, "0.0"), Figure(GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes / (double)(1 << 20), "0"));

    private static Costs Measure(string data, int cases, int samples)
    {
        using StudyFolder folder = new(data, "growth");
        string before = Path.Combine(folder.Path, "before.json"), after = Path.Combine(folder.Path, "after.json");
        ResultsFile.Write(before, SyntheticResults.Of(cases, samples, 1));
        ResultsFile.Write(after, SyntheticResults.Of(cases, samples, 2));
        SuiteResults? one = null, other = null;
        double read = Cost(() => (one, other) = (ResultsFile.Read(before), ResultsFile.Read(after)));
        double compare = Cost(() => RunComparison.Judge(new RunSide("before", one!), new RunSide("after", other!)));
        double summary = Cost(() => ReportWriter.WriteSummary(other!, Path.Combine(folder.Path, "summary.md")));
        string page = "";
        double html = Cost(() => page = ReportWriter.WriteHtml(other!, folder.Path));
        return new Costs(read, compare, summary, html, new FileInfo(page).Length / (double)(1 << 20));
    }

    /// <summary>Milliseconds of processor time, which others on the machine do not lengthen by taking their turns.</summary>
    private static double Cost(Action work)
    {
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        TimeSpan start = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - start).TotalMilliseconds;
    }

    /// <summary>Milliseconds of processor time, and the size of the page.</summary>
    private sealed record Costs(double Read, double Compare, double Summary, double Html, double HtmlMiB);
}
