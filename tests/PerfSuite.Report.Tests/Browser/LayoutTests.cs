using Microsoft.Playwright;

namespace PerfSuite.Report.Tests.Browser;

[Collection(BrowserTests.Name)]
public class LayoutTests(BrowserFixture browser)
{
    /// <summary>Names of elements that reach beyond the window, beside those within something that scrolls by itself.</summary>
    private const string Overflowing = """
        () => {
          document.querySelectorAll('details').forEach(d => { d.open = true; });
          const width = document.documentElement.clientWidth;
          const scrolls = e => e && e !== document.body && (getComputedStyle(e).overflowX !== 'visible' || e.tagName === 'svg' || scrolls(e.parentElement));
          const found = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1
            && e.checkVisibility() && !scrolls(e.parentElement)).map(e => `${e.tagName} ${e.className} ${e.textContent.slice(0, 60)}`);
          return document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`, ...found] : found;
        }
        """;

    /// <summary>A phone; 1280 pixels at a zoom of 200 %, which are 640 of the page's; a small laptop; a wide screen.</summary>
    [SkippableTheory]
    [InlineData(360, 1)]
    [InlineData(640, 2)]
    [InlineData(1024, 1)]
    [InlineData(1920, 1)]
    public async Task Nothing_is_wider_than_the_window(int width, float scale)
    {
        foreach (string report in new[] { "plain", "hostile", "fleet" })
        {
            await using OpenPage open = await browser.OpenAsync(
                new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 }, DeviceScaleFactor = scale }, report: report);
            Assert.Empty(await open.Page.EvaluateAsync<string[]>(Overflowing));
        }
    }

    [SkippableFact]
    public async Task Nothing_moves_while_the_page_opens()
    {
        await using OpenPage open = await browser.OpenAsync();
        double shift = await open.Page.EvaluateAsync<double>("""
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; })).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
            })
            """);
        Assert.InRange(shift, 0, 0.01);
    }

    [SkippableFact]
    public async Task On_paper_there_are_no_controls_and_the_ground_is_white()
    {
        await using OpenPage open = await browser.OpenAsync(new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal(0, await open.Page.Locator("button:visible, input:visible, nav:visible").CountAsync());
        Assert.Equal("rgb(255, 255, 255)", await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }
}
