using System.Text;
using Microsoft.Playwright;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Report.Tests.Browser;

[Collection(BrowserTests.Name)]
public class ReadingTests(BrowserFixture browser)
{
    [SkippableTheory]
    [InlineData("plain")]
    [InlineData("hostile")]
    public async Task The_page_complains_about_nothing_and_asks_for_nothing(string report)
    {
        await using OpenPage open = await browser.OpenAsync(report: report);
        await open.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => { d.open = true; })");
        await open.Page.FillAsync("#find", "copy");
        await open.Page.ClickAsync("#theme");
        await open.ShownAsync();
        Assert.Empty(open.Complaints);
        Assert.Empty(open.Departures);
    }

    [SkippableFact]
    public async Task Hostile_results_run_nothing_and_add_nothing()
    {
        await using OpenPage open = await browser.OpenAsync(report: "hostile");
        Assert.False(await open.Page.EvaluateAsync<bool>("() => 'pwned' in window"));
        Assert.Equal(0, await open.Page.Locator("img, [onfocus], [onerror], [autofocus]").CountAsync());
        Assert.Equal(Fixtures.Hostile.Results.Cases.Count, await open.Page.Locator("details[id]").CountAsync());
    }

    [SkippableFact]
    public async Task Without_scripts_everything_is_there_and_no_control_that_would_do_nothing()
    {
        await using OpenPage open = await browser.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        Assert.Equal(BrowserFixture.Results.Cases.Count, await open.Page.Locator("details[id]").CountAsync());
        Assert.True(await open.Page.GetByText("It depends on the use.").IsVisibleAsync());
        Assert.Equal(0, await open.Page.Locator("button:visible, input:visible, select:visible").CountAsync());
        string place = BrowserFixture.PlaceOf("random-warm-copy [blockKiB=4]");
        await open.Page.ClickAsync($"#{place} > summary");
        Assert.True(await open.Page.Locator($"#{place} > div").IsVisibleAsync());
    }

    [SkippableFact]
    public async Task A_deep_link_opens_the_evidence_of_its_case()
    {
        string place = $"#{BrowserFixture.PlaceOf("random-warm-copy [blockKiB=16]")}";
        await using OpenPage open = await browser.OpenAsync(place: place);
        await open.Page.Locator($"{place}[open]").WaitForAsync();
        await Assertions.Expect(open.Page.Locator($"{place} > summary")).ToBeInViewportAsync();
        await Assertions.Expect(open.Page.Locator($"{place} > summary")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_row_of_the_forest_leads_to_its_evidence_by_keyboard()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.Locator("#cases a").First.FocusAsync();
        string place = await open.Page.EvaluateAsync<string>("() => document.activeElement.hash");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Locator($"{place}[open]").WaitForAsync();
        await open.Page.Keyboard.PressAsync("Space");
        await open.Page.Locator($"{place}:not([open])").WaitForAsync();
    }

    [SkippableFact]
    public async Task The_downloaded_evidence_is_the_results_file()
    {
        await using OpenPage open = await browser.OpenAsync();
        IDownload download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync("#download"));
        Assert.Equal(ResultsFile.DefaultName, download.SuggestedFilename);
        using StreamReader reader = new(await download.CreateReadStreamAsync(), Encoding.UTF8);
        Assert.Equal(ResultsFile.Text(BrowserFixture.Results), await reader.ReadToEndAsync());
    }

    [SkippableFact]
    public async Task The_theme_follows_the_system_until_the_reader_chooses_and_is_remembered()
    {
        await using OpenPage open = await browser.OpenAsync(new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        string dark = await PaperAsync(open.Page);
        await open.Page.ClickAsync("#theme");
        Assert.Equal("Theme: light", await open.Page.InnerTextAsync("#theme"));
        string light = await PaperAsync(open.Page);
        Assert.NotEqual(dark, light);
        await open.Page.ReloadAsync();
        Assert.Equal(light, await PaperAsync(open.Page));
        await open.Page.ClickAsync("#theme");
        Assert.Equal(dark, await PaperAsync(open.Page));
    }

    private static Task<string> PaperAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
