namespace PerfSuite.Report.Content;

/// <summary>
/// How finely samples are drawn. The page stays small and opens at once, because the more cases it has, the coarser the drawing of each;
/// all samples are in the evidence.
/// </summary>
/// <param name="Bins">Bins of an arm's histogram.</param>
/// <param name="Steps">Steps of the ratio in run order.</param>
/// <param name="Marks">Whether the line of a case repeats the interval that the plot of all cases draws.</param>
public readonly record struct ChartDetail(int Bins, int Steps, bool Marks)
{
    public static ChartDetail For(int cases) => cases switch
    {
        <= 60 => new ChartDetail(72, 96, Marks: true),
        <= 120 => new ChartDetail(32, 28, Marks: true),
        _ => new ChartDetail(14, 10, Marks: false),
    };
}
