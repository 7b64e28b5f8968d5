using System.Security.Cryptography;
using System.Text;
using PerfSuite.Report.Charts;

namespace PerfSuite.Report.Markup;

/// <summary>Styles and scripts of the page, and the policy that lets exactly these run and nothing be loaded from anywhere.</summary>
public sealed class PageAssets
{
    private static readonly string[] StyleSheets = ["tokens.css", "page.css", "lists.css", "marks.css", "charts.css", "print.css"];
    private static readonly string[] Scripts = ["filter.js", "links.js", "evidence.js"];

    /// <param name="one">Place of the ratio 1 on the page's axis of ratios; style sheets draw its line.</param>
    /// <param name="same">Place of no change on the baseline's axis.</param>
    public PageAssets(double one, double same)
    {
        Styles = Joined(StyleSheets) + $":root{{--one:{Place.Percent(one)};--same:{Place.Percent(same)}}}";
        Policy = $"default-src 'none'; img-src data:; style-src {Hash(Styles)}; script-src {Hash(EarlyScript)} {Hash(Script)}; "
            + "base-uri 'none'; form-action 'none'";
    }

    public string Styles { get; }

    /// <summary>Runs before the first paint: the chosen theme.</summary>
    public string EarlyScript { get; } = Joined("theme.js");

    /// <summary>Runs when the page is there.</summary>
    public string Script { get; } = Joined(Scripts);

    /// <summary>The content security policy.</summary>
    public string Policy { get; }

    internal static string Joined(params string[] names) => string.Concat(names.Select(Read));

    /// <summary>The lines without their indentation, without empty ones and without those that are comments: they are for who reads the sources.</summary>
    private static string Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The asset '{name}' is not embedded.");
        using StreamReader reader = new(stream);
        return string.Concat(reader.ReadToEnd().Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("/*", StringComparison.Ordinal))
            .Select(line => line + "\n"));
    }

    internal static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
