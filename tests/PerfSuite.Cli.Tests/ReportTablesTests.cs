using PerfSuite.Catalogue;
using PerfSuite.Claims.Throughput;
using PerfSuite.Report.Content.Figures;
using PerfSuite.Report.Content.Regimes;

namespace PerfSuite.Cli.Tests;

/// <summary>What the report names of the catalogue is in it.</summary>
public class ReportTablesTests
{
    private static readonly ClaimCatalogue Catalogue = new(typeof(SequentialWarmCopy).Assembly);

    [Fact]
    public void Every_claim_that_answers_for_a_regime_exists() =>
        Assert.All(RegimeTable.All.SelectMany(r => r.Claims), id => Assert.Contains(Catalogue.Claims, c => c.Id == id));

    [Fact]
    public void Every_chart_of_the_first_document_has_its_three_sizes_of_block() =>
        Assert.All(FigureTable.Conditions, chart => Assert.Equal(["4", "8", "16"],
            Catalogue.Cases.Where(c => chart.Has(c.Claim.Id, c.Parameters.ToString())).Select(c => c.Parameters.ToString().Split(", ")[0]["blockKiB=".Length..])));

    [Fact]
    public void The_breakdown_is_made_of_arms_that_its_claim_has() => Assert.All(
        new[] { FigureTable.Read, FigureTable.ReadWord, FigureTable.MapAndCopy, FigureTable.Copy, FigureTable.CopyWord },
        arm => Assert.Contains(Catalogue.Claims.Single(c => c.Id == FigureTable.Breakdown).Type.GetMethods(), m => m.Name == arm));
}
