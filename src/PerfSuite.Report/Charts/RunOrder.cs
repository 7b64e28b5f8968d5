using System.Text;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Report.Charts;

/// <summary>
/// Values in the order of measuring, drawn in a fixed number of steps: the median of each step as a line, its least and greatest value
/// as a band, so that drift and outliers survive the thinning.
/// </summary>
public sealed class RunOrder
{
    /// <summary>Height of the drawing.</summary>
    public const int Height = 60;

    private readonly (double Least, double Median, double Most)[] steps;

    /// <param name="values">At least one value.</param>
    /// <param name="most">At most so many steps are drawn.</param>
    public RunOrder(IReadOnlyList<double> values, int most)
    {
        int count = Math.Min(values.Count, most);
        steps = new (double, double, double)[count];
        for (int i = 0; i < count; i++)
        {
            int from = (int)((long)values.Count * i / count), to = (int)((long)values.Count * (i + 1) / count);
            Quantiles step = new([.. values.Skip(from).Take(to - from)]);
            steps[i] = (step.Least, step.Median, step.Most);
        }

        Thinned = count < values.Count;
    }

    /// <summary>Whether a step stands for several values.</summary>
    public bool Thinned { get; }

    public int Steps => steps.Length;

    public IReadOnlyList<(double Least, double Median, double Most)> Summaries => steps;

    /// <summary>The medians as a line, one unit a step, <see cref="Height"/> units high.</summary>
    public string Line(Scale scale) => steps.Length == 1
        ? $"M0,{Y(scale, steps[0].Median)}h1"
        : Walk(new StringBuilder("M"), steps.Select(s => Y(scale, s.Median)), 0, 1).ToString();

    /// <summary>The band from the least to the greatest value of each step; null where every step is one value.</summary>
    public string? Band(Scale scale)
    {
        if (!Thinned || steps.Length < 2)
            return null;
        StringBuilder path = Walk(new StringBuilder("M"), steps.Select(s => Y(scale, s.Most)), 0, 1);
        return Walk(path.Append('L'), steps.Reverse().Select(s => Y(scale, s.Least)), steps.Length - 1, -1).Append('z').ToString();
    }

    private static StringBuilder Walk(StringBuilder path, IEnumerable<int> heights, int x, int direction)
    {
        int? before = null;
        int level = 0;
        foreach (int y in heights)
        {
            if (before is not { } b)
                path.Append(x).Append(',').Append(y);
            else if (y == b)
                level += direction;
            else
                Level(path, level, out level).Append('l').Append(direction).Append(y < b ? "" : ",").Append(y - b);
            before = y;
        }

        return Level(path, level, out _);
    }

    private static StringBuilder Level(StringBuilder path, int steps, out int none)
    {
        none = 0;
        return steps == 0 ? path : path.Append('h').Append(steps);
    }

    private static int Y(Scale scale, double value) => (int)Math.Round((1 - scale.Within(value)) * Height);
}
