using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Content.Fleets;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Fleets;

public class FleetPageTests
{
    private const int MostBytes = 1_000_000;

    [Fact]
    public void A_claim_that_comes_out_differently_stands_first_and_in_the_headline()
    {
        FleetPage page = FleetPage.Of("history.db", [Machine("one", 1.5, 1.5), Machine("two", 1.5, 0.5), Machine("three", 1.5, 1.6)]);
        Assert.Equal("1 claim of 2 depends on the machine.", page.Headline);
        Assert.Equal(["b-claim", "a-claim"], page.Claims.Select(c => c.Id));
        Assert.Contains("two in 1 case", page.Clauses[0], StringComparison.Ordinal);
        Assert.DoesNotContain("one in", page.Clauses[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Machines_that_agree_are_said_to() =>
        Assert.Equal("No machine contradicts another: 2 claims on 2 machines.", FleetPage.Of("h", [Machine("one", 1.5, 0.5), Machine("two", 1.6, 0.6)]).Headline);

    [Fact]
    public void A_cell_shows_the_latest_run_by_colour_number_and_verdict()
    {
        FleetPage page = FleetPage.Of("h", [SyntheticFleet.Machine("one", 600, [.. SyntheticFleet.Series("a-claim [k=1]", i => i == 19 ? 0.25 : 3), .. SyntheticFleet.Series("b-claim", _ => 1.1, 3)]),
            SyntheticFleet.Machine("two", 600, [.. SyntheticFleet.Series("a-claim [k=1]", _ => 1.004)])]);
        Assert.Equal(["c3 x", "even"], page.Claims[0].Cases[0].Cells.Select(c => c!.Kind));
        Assert.Equal(["0.25", "1.0"], page.Claims[0].Cases[0].Cells.Select(c => c!.Ratio));
        Assert.Equal("1 1", page.Claims[0].Cases[0].Widths);
        Assert.Equal(("b-claim", "m1"), (page.Claims[1].Cases[0].Name, page.Claims[1].Cases[0].Cells[0]!.Kind));
        Assert.Null(page.Claims[1].Cases[0].Cells[1]);
    }

    [Fact]
    public void A_change_with_one_revision_is_one_of_all_machines_that_share_it()
    {
        FleetPage page = FleetPage.Of("h", [.. new[] { "one", "two", "three" }.Select(n => SyntheticFleet.Machine(n, 600, [.. SyntheticFleet.Series("a-claim", i => Wobble(i) * (n != "three" && i >= 10 ? 1.2 : 1.5))]))]);
        FleetChange change = Assert.Single(page.Changes);
        Assert.True(change.Worse);
        Assert.Equal(2, change.Machines);
        Assert.Equal("2 of 3 machines: one, two", change.Where);
        Assert.Equal("2026-01-11 at 000000000000", change.Since);
        Assert.StartsWith("−20 %", change.Change, StringComparison.Ordinal);
        Assert.Equal("1 change of level for the worse that the machine does not explain, 0 of them on one machine only.", page.Clauses[^1]);
    }

    [Fact]
    public void What_changed_with_a_machine_is_told_once_and_after_what_the_code_did()
    {
        FleetPage page = FleetPage.Of("h",
        [
            SyntheticFleet.Machine("moved", run => int.Parse(run[4..], null) < 10 ? 600 : 9600, [.. SyntheticFleet.Series("a-claim", Falling), .. SyntheticFleet.Series("b-claim", Falling)]),
            SyntheticFleet.Machine("still", 600, [.. SyntheticFleet.Series("b-claim", Falling)]),
        ]);
        Assert.Equal(2, page.Changes.Count);
        Assert.Equal(("b-claim", true, "1 of 2 machines: still"), (page.Changes[0].What, page.Changes[0].Worse, page.Changes[0].Where));
        Assert.Equal(("2 cases, such as a-claim", false, "moved", "minorFault 16.0 × dearer (600 → 9600 ns)"), (page.Changes[1].What, page.Changes[1].Worse, page.Changes[1].Where, page.Changes[1].With));

        static double Falling(int i) => Wobble(i) * (i < 10 ? 1.5 : 1.2);
    }

    [Fact]
    public void A_machine_has_the_prices_of_its_latest_card()
    {
        FleetMachine machine = Assert.Single(FleetPage.Of("h", [SyntheticFleet.Machine("one", run => run == "run-19" ? 1234 : 600, [.. SyntheticFleet.Series("a-claim", _ => 1.5)])]).Machines);
        Assert.Equal("1234 11", machine.Card);
        Assert.Equal(["", "1.23 µs", "", "11 GB/s", "", ""], machine.Prices);
        Assert.Equal(["20", "2026-01-01", "2026-01-20", "quick", "6.18", ".NET 10"], machine.Facts);
    }

    [Fact]
    public void Two_hundred_machines_are_one_file_that_loads_nothing_and_stays_small()
    {
        string html = FleetWriter.Html("a history", SyntheticFleet.Of(machines: 200, claims: 30, runs: 1));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 300_000, MostBytes);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Names_are_encoded_and_the_rest_of_many_changes_is_counted()
    {
        string html = FleetWriter.Html("<script>alert(1)</script>", [SyntheticFleet.Machine("<img src=x>", 600, [.. Enumerable.Range(0, 45).SelectMany(c => SyntheticFleet.Series($"c{c}", i => Wobble(i) * (i < 10 ? 1.5 : 1.2)))])]);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("5 smaller changes not shown", html, StringComparison.Ordinal);
    }

    private static double Wobble(int i) => 1 + (i * 7 % 5 * 0.001);

    private static MachineHistory Machine(string name, double a, double b) => SyntheticFleet.Machine(name, 600, [.. SyntheticFleet.Series("a-claim", _ => a, 1), .. SyntheticFleet.Series("b-claim", _ => b, 1)]);
}
