using System.Globalization;
using System.Xml.Linq;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Outputs;

/// <summary>A small picture that says what came of a run, for a README.</summary>
public static class Badge
{
    private const int Height = 20;
    private const double LetterWidth = 6.6;
    private const int Padding = 12;
    private const string Label = "mmap vs read";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Of(SuiteResults results)
    {
        string message = Message(results);
        int left = Width(Label), right = Width(message);
        XElement picture = new(Svg + "svg",
            new XAttribute("width", left + right), new XAttribute("height", Height), new XAttribute("role", "img"),
            new XAttribute("aria-label", $"{Label}: {message}"),
            new XElement(Svg + "title", $"{Label}: {message}"),
            Box(0, left, "#444"), Box(left, right, Colour(results)),
            Text(Label, left / 2.0), Text(message, left + (right / 2.0)));
        return picture.ToString() + "\n";
    }

    private static string Message(SuiteResults results)
    {
        int red = results.Reds.Count();
        return !results.Run.Complete ? "interrupted"
            : red > 0 ? $"{red} of {results.Cases.Count} red"
            : $"{results.Cases.Count} cases, none red";
    }

    private static string Colour(SuiteResults results) => !results.Run.Complete ? "#6a6a6a" : results.IsRed ? "#b3261e" : "#1a7f37";

    private static int Width(string text) => (int)(text.Length * LetterWidth) + Padding;

    private static XElement Box(int x, int width, string colour) => new(Svg + "rect",
        new XAttribute("x", x), new XAttribute("width", width), new XAttribute("height", Height), new XAttribute("fill", colour));

    private static XElement Text(string text, double x) => new(Svg + "text",
        new XAttribute("x", x.ToString(CultureInfo.InvariantCulture)), new XAttribute("y", 14), new XAttribute("fill", "#fff"),
        new XAttribute("font-family", "Verdana,DejaVu Sans,sans-serif"), new XAttribute("font-size", 11), new XAttribute("text-anchor", "middle"), text);
}
