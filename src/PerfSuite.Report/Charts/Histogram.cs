using System.Text;

namespace PerfSuite.Report.Charts;

/// <summary>Counts of samples along a scale, drawn as a silhouette. However many the samples, the drawing has the size of its bins.</summary>
public sealed class Histogram
{
    /// <summary>Height of the drawing.</summary>
    public const int Height = 24;

    /// <summary>A bin with a single sample among thousands stays visible.</summary>
    private const int LeastHeight = 2;

    private readonly int[] counts;

    /// <param name="samples">At least one; those beyond the scale's ends are counted in the first and last bin.</param>
    /// <param name="scale">Where they lie.</param>
    /// <param name="bins">How many bins.</param>
    public Histogram(IEnumerable<double> samples, Scale scale, int bins)
    {
        counts = new int[bins];
        foreach (double sample in samples)
            counts[Math.Min((int)(scale.Within(sample) * bins), bins - 1)]++;
    }

    public IReadOnlyList<int> Counts => counts;

    /// <summary>The silhouette in a drawing of one unit a bin and <see cref="Height"/> units, standing on its lower edge.</summary>
    public string Path()
    {
        double most = counts.Max();
        StringBuilder path = new($"M0,{Height}");
        int level = 0, run = 0;
        foreach (int count in counts)
        {
            int height = count == 0 ? 0 : Math.Max(LeastHeight, (int)Math.Round(count / most * Height));
            if (height != level)
            {
                Step(path, run).Append('v').Append(level - height);
                (level, run) = (height, 0);
            }

            run++;
        }

        return Step(path, run).Append('V').Append(Height).Append('z').ToString();
    }

    private static StringBuilder Step(StringBuilder path, int run) => run == 0 ? path : path.Append('h').Append(run);
}
