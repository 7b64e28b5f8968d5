using System.Diagnostics;
using PerfSuite.Judging.Records;
using PerfSuite.Performance.Growth;
using PerfSuite.Report;

namespace PerfSuite.Performance.Page;

/// <summary>How long a report of thousands of cases takes to make, to open and to filter.</summary>
internal sealed class PageStudy : Study
{
    private const int Cases = 5000;
    private const int Samples = 100;
    private const int Renderings = 6;

    /// <summary>They find a claim's cases, nothing, everything, and one case of each claim.</summary>
    private static readonly string[] Words = ["claim-42", "nothing", "claim", "=64"];

    protected override string Title => "A report of 5,000 cases";

    protected override void Answer(string data, TextWriter output)
    {
        using StudyFolder folder = new(data, "page");
        SuiteResults results = SyntheticResults.Of(Cases, Samples, 1);
        string page = "";
        double[] seconds = [.. Enumerable.Range(0, Renderings).Select(_ => Seconds(() => page = ReportWriter.WriteHtml(results, folder.Path)))];
        output.WriteLine($"Rendering {Cases} cases of {Samples} rounds, {Figure(new FileInfo(page).Length / (double)(1 << 20), "0.0")} MiB of page, "
            + $"takes {Figure(seconds[0])} s in a process that has rendered nothing before, and then {Spread(seconds[1..])} s.");
        output.WriteLine();
        Browse(page, output).GetAwaiter().GetResult();
    }

    private static async Task Browse(string page, TextWriter output)
    {
        await using Browsed browsed = new();
        await browsed.OpenAsync(page);
        output.WriteLine($"Chromium works {Figure(browsed.OpeningSeconds)} s to open it. Then {string.Join(", ", Words)} are typed letter by letter and taken back, and each entry of each list is chosen; "
            + "milliseconds:");
        output.WriteLine();
        Head(output, "key presses", "from the key to the next frame", "longest task", "work a key press");
        Row(output, await browsed.TypeAsync("#find", Words), "letters");
        foreach (string list in (string[])["area", "verdict", "change", "order"])
            Row(output, await browsed.ChooseAsync($"#{list}"), list);
    }

    private static void Row(TextWriter output, IReadOnlyList<InputCost> costs, string what) => Row(output, $"{costs.Count} {what}",
        Spread(costs.Where(c => c.Changed).Select(c => c.ToFrame), "0"), Spread(costs.Select(c => c.LongestTask), "0"), Spread(costs.Select(c => c.Busy), "0"));

    private static double Seconds(Action work)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
