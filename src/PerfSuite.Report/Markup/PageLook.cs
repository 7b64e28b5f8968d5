using System.Security.Cryptography;
using System.Text;

namespace PerfSuite.Report.Markup;

/// <summary>Styles and scripts of a page, and the policy that lets exactly these be used and nothing be loaded from anywhere.</summary>
public sealed class PageLook
{
    /// <param name="styleSheets">Names of the embedded style sheets, in their order.</param>
    /// <param name="scripts">Names of the embedded scripts, in their order; with one the page has a theme to choose.</param>
    /// <param name="styles">Further styles.</param>
    public PageLook(IReadOnlyList<string> styleSheets, IReadOnlyList<string> scripts, string styles = "")
    {
        Styles = Joined(styleSheets) + styles;
        EarlyScript = scripts.Count > 0 ? Joined(["theme.js"]) : "";
        Script = Joined(scripts);
        string run = scripts.Count > 0 ? $"script-src {Hash(EarlyScript)} {Hash(Script)}; " : "";
        Policy = $"default-src 'none'; img-src data:; style-src {Hash(Styles)}; {run}base-uri 'none'; form-action 'none'";
    }

    public string Styles { get; }

    /// <summary>Runs before the first paint: the chosen theme.</summary>
    public string EarlyScript { get; }

    /// <summary>Runs when the page is there.</summary>
    public string Script { get; }

    /// <summary>The content security policy.</summary>
    public string Policy { get; }

    private static string Joined(IEnumerable<string> names) => string.Concat(names.Select(Read));

    /// <summary>The lines without their indentation, without empty ones and without those that are comments: they are for who reads the sources.</summary>
    private static string Read(string name)
    {
        using Stream stream = typeof(PageLook).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The asset '{name}' is not embedded.");
        using StreamReader reader = new(stream);
        return string.Concat(reader.ReadToEnd().Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("/*", StringComparison.Ordinal))
            .Select(line => line + "\n"));
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
