using System.Globalization;

namespace PerfSuite.Report.Charts;

/// <summary>Places and lengths in a drawing as SVG wants them.</summary>
public static class Place
{
    /// <summary>A share of the drawing as a percentage, so that it stretches with the page while text and marks keep their size.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    /// <summary>From the top, where a scale runs upwards.</summary>
    public static string FromTop(double share) => Percent(1 - share);

    /// <summary>A coordinate of a path.</summary>
    public static string Units(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
