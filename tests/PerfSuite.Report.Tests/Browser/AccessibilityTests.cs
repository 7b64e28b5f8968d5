using Microsoft.Playwright;

namespace PerfSuite.Report.Tests.Browser;

/// <summary>What an automatic check of WCAG 2.2 AA can find: names, structure, contrast.</summary>
[Collection(BrowserTests.Name)]
public class AccessibilityTests(BrowserFixture browser)
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light, "plain")]
    [InlineData(ColorScheme.Dark, "plain")]
    [InlineData(ColorScheme.Light, "fleet")]
    [InlineData(ColorScheme.Dark, "fleet")]
    public async Task Every_text_stands_out_from_its_ground(ColorScheme colours, string report)
    {
        await using OpenPage open = await OpenedAsync(new BrowserNewContextOptions { ColorScheme = colours }, report);
        Assert.True(await open.Page.EvaluateAsync<int>("() => texts().length") > 500);
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => faint()"));
    }

    [SkippableTheory]
    [InlineData("plain")]
    [InlineData("fleet")]
    public async Task Every_control_and_link_has_a_name_and_every_drawing_one_or_words_beside_it(string report)
    {
        await using OpenPage open = await OpenedAsync(new BrowserNewContextOptions(), report);
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => nameless()"));
    }

    [SkippableTheory]
    [InlineData("plain")]
    [InlineData("fleet")]
    public async Task Headings_descend_one_by_one_from_a_single_first(string report)
    {
        await using OpenPage open = await browser.OpenAsync(report: report);
        int[] levels = await open.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), l => Assert.True(l.Second <= l.First + 1));
    }

    [SkippableFact]
    public async Task The_page_states_its_language_and_title_and_has_one_main_part()
    {
        await using OpenPage open = await browser.OpenAsync();
        Assert.Equal("en", await open.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.StartsWith("PerfSuite report", await open.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await open.Page.Locator("main").CountAsync());
    }

    [SkippableFact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_cases()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(open.Page.Locator(".skip")).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.Locator(".skip")).ToBeInViewportAsync();
    }

    [SkippableFact]
    public async Task What_has_the_focus_shows_it()
    {
        await using OpenPage open = await browser.OpenAsync();
        for (int i = 0; i < 12; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            Assert.NotEqual("none", await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        }
    }

    /// <summary>The page with all evidence opened and the checks at hand.</summary>
    private async Task<OpenPage> OpenedAsync(BrowserNewContextOptions options, string report)
    {
        OpenPage open = await browser.OpenAsync(options, report: report);
        await open.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => { d.open = true; })");
        using StreamReader reader = new(typeof(AccessibilityTests).Assembly.GetManifestResourceStream("accessibility.js")!);
        await open.Page.EvaluateAsync(await reader.ReadToEndAsync());
        return open;
    }
}
