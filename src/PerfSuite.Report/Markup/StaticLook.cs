namespace PerfSuite.Report.Markup;

/// <summary>Styles of a page without scripts, and the policy that lets exactly these be used and nothing be loaded.</summary>
/// <param name="styleSheets">Names of the embedded style sheets, in their order.</param>
public sealed class StaticLook(params string[] styleSheets)
{
    public string Styles { get; } = PageAssets.Joined(styleSheets);

    /// <summary>The content security policy.</summary>
    public string Policy { get; } = $"default-src 'none'; img-src data:; style-src {PageAssets.Hash(PageAssets.Joined(styleSheets))}; base-uri 'none'; form-action 'none'";
}
