namespace PerfSuite.Report.Content;

/// <summary>
/// How finely samples are drawn. The page stays small and opens at once, because the more cases it has, the coarser the drawing of each;
/// all samples are in the evidence.
/// </summary>
/// <param name="Bins">Bins of an arm's histogram.</param>
/// <param name="Steps">Steps of the ratio in run order.</param>
public readonly record struct ChartDetail(int Bins, int Steps)
{
    public static ChartDetail For(int cases) => cases switch
    {
        <= 80 => new ChartDetail(72, 96),
        <= 400 => new ChartDetail(32, 28),
        _ => new ChartDetail(24, 20),
    };
}
