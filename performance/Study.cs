using System.Globalization;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Performance;

/// <summary>A question about the suite's own performance, answered by a table.</summary>
internal abstract class Study
{
    protected abstract string Title { get; }

    /// <summary>Answers the question in Markdown.</summary>
    /// <param name="data">Folder for data files.</param>
    /// <param name="output">Where the answer goes.</param>
    public void Run(string data, TextWriter output)
    {
        output.WriteLine($"## {Title}");
        output.WriteLine();
        Answer(data, output);
        output.WriteLine();
        output.Flush();
    }

    protected abstract void Answer(string data, TextWriter output);

    protected static void Row(TextWriter output, params IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    protected static void Head(TextWriter output, params IReadOnlyCollection<string> cells)
    {
        Row(output, cells);
        Row(output, cells.Select((_, i) => i == 0 ? "---" : "---:"));
    }

    protected static string Figure(double value, string format = "0.000") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Median, smallest and largest of a few figures.</summary>
    protected static string Spread(IEnumerable<double> values, string format = "0.000")
    {
        double[] all = [.. values];
        return $"{Figure(Median.Of(all), format)} ({Figure(all.Min(), format)} … {Figure(all.Max(), format)})";
    }
}
