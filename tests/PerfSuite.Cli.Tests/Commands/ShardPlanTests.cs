using PerfSuite.Catalogue;
using PerfSuite.Claims;
using PerfSuite.Running;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary>How the catalogue's own cases are shared out.</summary>
public class ShardPlanTests
{
    private static readonly ClaimCatalogue Catalogue = new(typeof(Sources).Assembly);

    private static readonly ClaimCase[] All = [.. Catalogue.Cases];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public void Every_case_is_in_one_part(int count)
    {
        ShardPlan plan = Of(count);
        Assert.Equal(count, plan.Parts.Count);
        Assert.Equal(All.Select(c => c.Name).Order(StringComparer.Ordinal), plan.Parts.SelectMany(p => p).Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_cases_give_the_same_parts_in_whatever_order_they_come()
    {
        ShardPlan one = Of(4), other = new(All, 4, Cost);
        Assert.Equal(one.Id, other.Id);
        Assert.Equal(one.Parts.Select(p => string.Join(';', p)), other.Parts.Select(p => string.Join(';', p)));
        Assert.NotEqual(one.Id, Of(5).Id);
        Assert.NotEqual(one.Id, new ShardPlan(All[1..], 4, Cost).Id);
    }

    [Fact]
    public void Parts_cost_about_the_same_and_claims_stay_together()
    {
        ShardPlan plan = Of(4);
        double[] costs = [.. plan.Parts.Select(p => p.Sum(Cost))];
        Assert.InRange(costs.Max() / costs.Min(), 1, 1.1);
        Assert.All(Catalogue.Claims, claim => Assert.Single(plan.Parts, p => p.Any(c => c.Claim.Id == claim.Id)));
    }

    [Fact]
    public void A_claim_that_is_dearer_than_a_part_is_shared_out()
    {
        ClaimDescription large = Catalogue.Claims.First(c => c.Cases.Count > 4 && c.Cases.All(k => k.Source is null));
        ShardPlan plan = new(All, 2, c => c.Claim.Id == large.Id ? 1000 : 1);
        Assert.All(plan.Parts, p => Assert.Contains(p, c => c.Claim.Id == large.Id));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public void What_asks_another_case_is_measured_with_it(int count)
    {
        foreach (IReadOnlyList<ClaimCase> part in Of(count).Parts)
        {
            string[] names = [.. part.Select(c => c.Name)];
            Assert.All(part.Select(c => c.Source?.Find()).OfType<ClaimCase>(), asked => Assert.Contains(asked.Name, names));
        }
    }

    [Fact]
    public void More_parts_than_can_be_filled_are_refused()
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => Of(All.Length + 1));
        Assert.Contains("as cases of a claim stay together", refused.Message, StringComparison.Ordinal);
    }

    private static ShardPlan Of(int count) => new(All, count, Cost);

    /// <summary>Some claims are dear, most are cheap.</summary>
    private static double Cost(ClaimCase c) => c.Source is not null ? 0 : 0.01 + (c.Claim.Id.Length % 7 * 0.1);
}
