using Microsoft.Playwright;

namespace PerfSuite.Report.Tests.Browser;

/// <summary>An open report, and what it asked for and complained about since.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private readonly List<string> requests = [];

    public OpenPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Add(message.Type is "error" or "warning", complaints, message.Text);
        page.PageError += (_, error) => Add(true, complaints, error);
        page.Request += (_, request) => Add(true, requests, request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, and exceptions that nobody caught.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Addresses that the page asked for beside its own file and what it carries within.</summary>
    public IEnumerable<string> Departures => requests.Skip(1).Where(r => !r.StartsWith("data:", StringComparison.Ordinal)
        && !r.StartsWith("blob:", StringComparison.Ordinal));

    /// <summary>Places that the visible rows of the forest plot lead to, from top to bottom.</summary>
    public async Task<string[]> RowsAsync() => await Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('#cases > li')].filter(r => r.checkVisibility()).map(r => r.querySelector('a').hash.slice(1))");

    /// <summary>What the filter says it shows, after it has had its frames.</summary>
    public async Task<string> ShownAsync()
    {
        await Page.EvaluateAsync("() => new Promise(done => setTimeout(done))");
        await Page.Locator("#claims:not([aria-busy])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return await Page.Locator("#shown").InnerTextAsync();
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private static void Add(bool wanted, List<string> list, string text)
    {
        if (wanted)
            lock (list)
                list.Add(text);
    }
}
