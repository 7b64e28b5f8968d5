using System.Text.Json;
using Microsoft.Playwright;

namespace PerfSuite.Performance.Page;

/// <summary>A page in Chromium, used by key presses as a reader uses it.</summary>
internal sealed class Browsed : IAsyncDisposable
{
    /// <summary>Names the program; what Debian's package installs is found without.</summary>
    private const string Variable = "PERFSUITE_CHROMIUM";

    /// <summary>After this time all that a key set off has been done.</summary>
    private const int RestMilliseconds = 700;

    /// <summary>The browser's own records: events with the time from the key to the next frame, and tasks over 50 ms, below which nobody feels one.</summary>
    private const string Observe = """
        () => {
          window.seen = {};
          new PerformanceObserver(list => list.getEntries().filter(e => e.name === "keydown").forEach(e => { window.seen.frame = Math.max(window.seen.frame, e.duration); }))
            .observe({ type: "event", durationThreshold: 16 });
          new PerformanceObserver(list => list.getEntries().forEach(e => { window.seen.task = Math.max(window.seen.task, e.duration); }))
            .observe({ type: "longtask" });
          new MutationObserver(() => { window.seen.changed = true; })
            .observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"] });
        }
        """;

    private static readonly string[] Flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage page = null!;
    private ICDPSession session = null!;

    /// <summary>Seconds that the page's thread worked until the page stood there.</summary>
    public double OpeningSeconds { get; private set; }

    /// <summary>Starts the browser and opens a page.</summary>
    /// <param name="file">The page's absolute path.</param>
    public async Task OpenAsync(string file)
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args = Flags,
        });
        page = await browser.NewPageAsync();
        session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.setTimeDomain", new Dictionary<string, object>(StringComparer.Ordinal) { ["timeDomain"] = "threadTicks" });
        await session.SendAsync("Performance.enable");
        await page.GotoAsync($"file://{file}");
        await page.WaitForTimeoutAsync(RestMilliseconds);
        OpeningSeconds = await BusySecondsAsync();
        await page.EvaluateAsync(Observe);
    }

    /// <summary>Types into a field, letter by letter, and takes each letter back again.</summary>
    public async Task<IReadOnlyList<InputCost>> TypeAsync(string field, params IEnumerable<string> words)
    {
        List<InputCost> costs = [];
        await page.FocusAsync(field);
        foreach (string word in words)
        {
            foreach (char letter in word)
                costs.Add(await PressAsync($"{letter}"));
            for (int i = 0; i < word.Length; i++)
                costs.Add(await PressAsync("Backspace"));
        }

        return costs;
    }

    /// <summary>Chooses each entry of a list, and the first again.</summary>
    public async Task<IReadOnlyList<InputCost>> ChooseAsync(string list)
    {
        List<InputCost> costs = [];
        await page.FocusAsync(list);
        int entries = await page.EvalOnSelectorAsync<int>(list, "list => list.length");
        for (int i = 1; i < entries; i++)
            costs.Add(await PressAsync("ArrowDown"));
        costs.Add(await PressAsync("Home"));
        return costs;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<InputCost> PressAsync(string key)
    {
        double before = await BusySecondsAsync();
        await page.EvaluateAsync("() => { window.seen = { frame: 0, task: 0, changed: false }; }");
        await page.Keyboard.PressAsync(key);
        await page.WaitForTimeoutAsync(RestMilliseconds);
        JsonElement seen = await page.EvaluateAsync<JsonElement>("() => window.seen");
        return new InputCost(seen.GetProperty("changed").GetBoolean(), seen.GetProperty("frame").GetDouble(), seen.GetProperty("task").GetDouble(), (await BusySecondsAsync() - before) * 1000);
    }

    private async Task<double> BusySecondsAsync()
    {
        JsonElement metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics.EnumerateArray().First(m => m.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}

/// <summary>What one key press cost, in milliseconds.</summary>
/// <param name="Changed">Whether the page has changed. Where it has not, there is no frame to wait for.</param>
/// <param name="ToFrame">From the key to the next frame; 0 where it came within 16 ms.</param>
/// <param name="LongestTask">The longest task of the page's thread; 0 where none took over 50 ms.</param>
/// <param name="Busy">How long the page's thread worked in all.</param>
internal sealed record InputCost(bool Changed, double ToFrame, double LongestTask, double Busy);
