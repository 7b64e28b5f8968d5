using PerfSuite.Judging.Storage;
using PerfSuite.Performance.Growth;

namespace PerfSuite.Performance.Commands;

/// <summary>How long the commands take that measure nothing.</summary>
internal sealed class CommandStudy : Study
{
    private const int Repetitions = 7;
    private const int Cases = 200;
    private const int Samples = 200;

    protected override string Title => "Commands that measure nothing";

    protected override void Answer(string data, TextWriter output)
    {
        using StudyFolder folder = new(data, "commands");
        string before = Path.Combine(folder.Path, "before.json"), after = Path.Combine(folder.Path, "after.json");
        ResultsFile.Write(before, SyntheticResults.Of(Cases, Samples, 1));
        ResultsFile.Write(after, SyntheticResults.Of(Cases, Samples, 2));
        output.WriteLine($"From the start of the process to its end; {Repetitions} times, the median with the smallest and the largest. "
            + $"The results files hold {Cases} timing cases of {Samples} rounds.");
        output.WriteLine();
        Head(output, "command", "seconds", "peak memory, MiB");
        Time(output, "list");
        Time(output, "compare", before, after);
        Time(output, "report", before, "-o", folder.Path);
    }

    private static void Time(TextWriter output, params string[] arguments)
    {
        ToolProcess[] runs = [.. Enumerable.Range(0, Repetitions).Select(_ => ToolProcess.Run(arguments))];
        Row(output, $"`{arguments[0]}`", Spread(runs.Select(r => r.Seconds)), Figure(runs.Max(r => r.PeakMiB), "0"));
    }
}
