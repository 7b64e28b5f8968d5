using Microsoft.Playwright;

namespace PerfSuite.Report.Tests.Browser;

[Collection(BrowserTests.Name)]
public class FleetTests(BrowserFixture browser)
{
    [SkippableFact]
    public async Task Machines_are_chosen_by_what_a_primitive_costs()
    {
        await using OpenPage open = await browser.OpenAsync(report: "fleet");
        Assert.Equal("60 of 60 machines, 48 cases", await open.Page.Locator("#shown").InnerTextAsync());
        Assert.Equal(0, await open.Page.EvaluateAsync<int>("() => parseFloat(getComputedStyle(document.querySelector('#cells td')).fontSize)"));
        await open.Page.Locator("#limit").FillAsync("1050"); // A fault costs 500 ns and 10 more for each number.
        Assert.Equal("5 of 60 machines, 48 cases", await open.Page.Locator("#shown").InnerTextAsync());
        Assert.Equal(5, await open.Page.Locator("#cells thead th:visible").CountAsync() - 1);
        Assert.Equal(5, await open.Page.Locator("#cards tr:visible").CountAsync());
        Assert.InRange(await open.Page.EvaluateAsync<int>("() => parseFloat(getComputedStyle(document.querySelector('#cells td:not([hidden])')).fontSize)"), 10, 20);
        await open.Page.Locator("#side").SelectOptionAsync("under");
        await open.Page.Locator("#limit").FillAsync("525");
        await open.Page.Locator("#case").FillAsync("name-3 blockKiB=3,");
        Assert.Equal("2 of 60 machines, 1 case", await open.Page.Locator("#shown").InnerTextAsync());
        await open.Page.Locator("#filter button").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#shown")).ToHaveTextAsync("60 of 60 machines, 48 cases");
    }

    [SkippableFact]
    public async Task A_cell_says_what_it_is_by_pointer_and_by_keyboard()
    {
        await using OpenPage open = await browser.OpenAsync(report: "fleet");
        await open.Page.Locator("#cells tr[data-w] td").Nth(1).HoverAsync();
        Assert.Matches(@"^a-claim-with-a-name-1 blockKiB=1, order=random on machine-002: [\d.]+ ± 1 %, claim (supported|contradicted)$", await open.Page.Locator("#cell").InnerTextAsync());
        await open.Page.Mouse.MoveAsync(0, 0);
        await open.Page.Locator(".fleet").FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await open.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Matches("on machine-003: ", await open.Page.Locator("#cell").InnerTextAsync());
        Assert.DoesNotMatch("blockKiB=1,", await open.Page.Locator("#cell").InnerTextAsync());
    }

    [SkippableFact]
    public async Task It_complains_of_nothing_and_asks_for_nothing()
    {
        await using OpenPage open = await browser.OpenAsync(report: "fleet");
        Assert.Empty(open.Complaints);
        Assert.Empty(open.Departures);
    }
}
