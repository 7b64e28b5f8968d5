using System.Globalization;
using Microsoft.Playwright;
using PerfSuite.Judging.Records;

namespace PerfSuite.Report.Tests.Browser;

[Collection(BrowserTests.Name)]
public class FilterTests(BrowserFixture browser)
{
    /// <summary>So many rows are shown at first.</summary>
    private const int Portion = 120;

    private static readonly IReadOnlyList<CaseRecord> Cases = BrowserFixture.Results.Cases;

    [SkippableFact]
    public async Task Words_find_claims_and_cases_in_any_order()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.FillAsync("#find", "blockKiB=4 SEQUENTIAL-warm");
        Assert.Equal($"1 of {Cases.Count} cases", await open.ShownAsync());
        Assert.Equal([BrowserFixture.PlaceOf("sequential-warm-copy [blockKiB=4]")], await open.RowsAsync());
    }

    [SkippableFact]
    public async Task An_area_shows_its_cases_and_hides_the_other_claims()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SelectOptionAsync("#area", "Sharing");
        Assert.Equal($"{Cases.Count(c => c.Area == "Sharing")} of {Cases.Count} cases", await open.ShownAsync());
        Assert.Equal(1, await open.Page.Locator("section.area:visible").CountAsync());
        Assert.True(await open.Page.Locator("#nothing").IsVisibleAsync());
    }

    [SkippableTheory]
    [InlineData("#verdict", "no")]
    [InlineData("#verdict", "red")]
    [InlineData("#change", "worse")]
    public async Task A_verdict_shows_the_cases_that_have_it(string list, string verdict)
    {
        int expected = Cases.Count(c => verdict switch
        {
            "no" => c.ClaimVerdict == ClaimVerdict.Contradicted,
            "red" => c.Red,
            _ => c.BaselineVerdict == BaselineVerdict.Regressed,
        });
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SelectOptionAsync(list, verdict);
        Assert.Equal($"{expected} of {Cases.Count} cases", await open.ShownAsync());
        Assert.InRange(expected, 1, Cases.Count - 1);
    }

    [SkippableFact]
    public async Task Clearing_shows_everything_again()
    {
        await using OpenPage open = await browser.OpenAsync();
        string[] before = await open.RowsAsync();
        await open.Page.FillAsync("#find", "no such case");
        Assert.Equal($"0 of {Cases.Count} cases", await open.ShownAsync());
        await open.Page.ClickAsync("#filter button[type=reset]");
        Assert.Equal($"{Cases.Count} cases", await open.ShownAsync());
        Assert.Equal(before, await open.RowsAsync());
    }

    [SkippableFact]
    public async Task Cases_are_ordered_by_their_ratio()
    {
        await using OpenPage open = await browser.OpenAsync();
        await OrderAsync(open, "falling");
        string[] falling = await open.RowsAsync();
        Assert.Equal(Cases.Where(c => c.Ratio is not null).MaxBy(c => c.Ratio!.Value.Estimate)!.Claim, ClaimOf(falling[0], Cases));
        await OrderAsync(open, "rising");
        Assert.Equal("out-of-cache-random", ClaimOf((await open.RowsAsync())[0], Cases));
        await OrderAsync(open, "");
        Assert.Equal(falling.Order(), (await open.RowsAsync()).Order());
    }

    [SkippableFact]
    public async Task Arrow_keys_walk_over_the_rows_that_are_shown()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.FillAsync("#find", "warm-copy");
        await open.ShownAsync();
        string[] rows = await open.RowsAsync();
        await open.Page.Locator("#cases > li:visible a").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal($"#{rows[1]}", await FocusedAsync(open.Page));
        await open.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal($"#{rows[0]}", await FocusedAsync(open.Page));
    }

    [SkippableFact]
    public async Task A_case_that_the_filter_hides_is_revealed_by_a_link_to_it()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.FillAsync("#find", "slack");
        await open.ShownAsync();
        string place = BrowserFixture.PlaceOf("random-warm-copy [blockKiB=4]");
        await open.Page.EvaluateAsync("place => { location.hash = place; }", place);
        await open.Page.Locator($"#{place}[open]").WaitForAsync();
        Assert.Equal($"{Cases.Count} cases", await open.ShownAsync());
    }

    [SkippableFact]
    public async Task A_long_list_is_shown_in_portions()
    {
        int timed = BrowserFixture.Many.Cases.Count(c => c.Ratio is not null);
        await using OpenPage open = await browser.OpenAsync(report: "many");
        Assert.Equal(Portion, (await open.RowsAsync()).Length);
        Assert.Equal($"Show {Portion} more of {timed - Portion} that follow", await open.Page.InnerTextAsync("#more"));
        await open.Page.ClickAsync("#more");
        string[] rows = await open.RowsAsync();
        Assert.Equal(2 * Portion, rows.Length);
        Assert.Equal($"#{rows[Portion]}", await FocusedAsync(open.Page));
        await open.Page.SelectOptionAsync("#area", "Sharing");
        await open.ShownAsync();
        Assert.False(await open.Page.IsVisibleAsync("#more"));
    }

    [SkippableFact]
    public async Task Of_a_long_list_all_cases_are_found_ordered_and_printed()
    {
        IReadOnlyList<CaseRecord> cases = BrowserFixture.Many.Cases;
        CaseRecord last = cases.Last(c => c.Ratio is not null);
        await using OpenPage open = await browser.OpenAsync(report: "many");
        await open.Page.FillAsync("#find", last.Claim);
        Assert.Equal($"{cases.Count(c => c.Claim.Contains(last.Claim, StringComparison.Ordinal))} of {cases.Count} cases", await open.ShownAsync());
        await open.Page.ClickAsync("#filter button[type=reset]");
        await OrderAsync(open, "rising");
        CaseRecord least = cases.Where(c => c.Ratio is not null).MinBy(c => c.Ratio!.Value.Estimate)!;
        Assert.Equal(least.Claim, ClaimOf((await open.RowsAsync())[0], cases));
        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(cases.Count(c => c.Ratio is not null), (await open.RowsAsync()).Length);
    }

    private static async Task OrderAsync(OpenPage open, string order)
    {
        await open.Page.SelectOptionAsync("#order", order);
        await open.ShownAsync();
    }

    private static string ClaimOf(string place, IReadOnlyList<CaseRecord> cases) => cases[int.Parse(place[1..], CultureInfo.InvariantCulture) - 1].Claim;

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.hash");
}
