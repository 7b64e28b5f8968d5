using Microsoft.Playwright;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Content;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Browser;

/// <summary>One Chromium for all tests in it. Where there is none, they are skipped and say how to get it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Names the program; what Debian's package installs is found without.</summary>
    public const string Variable = "PERFSUITE_CHROMIUM";

    private const string Debian = "/usr/bin/chromium";

    /// <summary>No sandbox, because tests run as root in containers; nothing of its own over the network.</summary>
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-browser-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public static SuiteResults Results { get; } = SyntheticRun.Of(cases: 48, rounds: 60);

    /// <summary>More cases than the page shows at once.</summary>
    public static SuiteResults Many { get; } = SyntheticRun.Of(cases: 700, rounds: 24);

    /// <summary>Where a case of <see cref="Results"/> stands in its page.</summary>
    public static string PlaceOf(string name) => new Anchors(Results).Of(Results.Cases.Single(c => c.Name == name));

    public async Task InitializeAsync()
    {
        if (Program is not { } program)
            return;
        ReportWriter.WriteHtml(Results, Folder("plain"));
        ReportWriter.WriteHtml(Hostile.Results, Folder("hostile"));
        ReportWriter.WriteHtml(Many, Folder("many"));
        FleetWriter.WriteHtml("history.db", SyntheticFleet.Of(machines: 60, claims: 12), Folder("fleet"));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A page in a context of its own, with the report opened.</summary>
    /// <param name="options">Of the context: size, scripts, colours.</param>
    /// <param name="place">Where in the page, such as <c>#forest</c>.</param>
    /// <param name="report"><c>plain</c>, <c>many</c>, <c>hostile</c> or <c>fleet</c>.</param>
    public async Task<OpenPage> OpenAsync(BrowserNewContextOptions? options = null, string place = "", string report = "plain")
    {
        Skip.If(browser is null, $"There is no Chromium. Install Debian's package chromium, or name the program in {Variable}.");
        IBrowserContext context = await browser!.NewContextAsync(options ?? new BrowserNewContextOptions());
        OpenPage page = new(context, await context.NewPageAsync());
        await page.Page.GotoAsync($"file://{Folder(report)}/{(report == "fleet" ? FleetWriter.HtmlName : ReportWriter.HtmlName)}{place}");
        return page;
    }

    private static string? Program =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : File.Exists(Debian) ? Debian : null;

    private string Folder(string report) => Path.Combine(folder, report);
}

/// <summary>All tests in the browser share it and run one after another.</summary>
[CollectionDefinition(Name)]
public class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
