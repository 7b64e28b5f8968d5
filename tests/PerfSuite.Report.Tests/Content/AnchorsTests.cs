using PerfSuite.Judging.Records;
using PerfSuite.Report.Content;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content;

public class AnchorsTests
{
    [Theory]
    [InlineData("blockKiB=4", "blockKiB-4")]
    [InlineData("share=0.5", "share-0.5")]
    [InlineData("\"><script>", "script")]
    [InlineData("日本", "unnamed")]
    public void A_place_is_named_by_letters_digits_dots_and_hyphens(string name, string slug) => Assert.Equal(slug, Anchors.Slug(name));

    [Fact]
    public void Names_that_look_alike_get_places_of_their_own()
    {
        CaseRecord[] cases = [Given.Untimed("a claim", ""), Given.Untimed("a-claim", ""), Given.Untimed("A=claim", "")];
        Anchors anchors = new(Given.Results(cases));
        Assert.Equal(["c1", "c2", "c3"], cases.Select(anchors.Of));
        Assert.Equal(3, cases.Select(c => anchors.OfClaim(c.Claim)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_claim_that_was_described_but_not_measured_has_a_place() =>
        Assert.Equal("claim-elsewhere", new Anchors(Given.Results() with { Claims = [Given.Claim("elsewhere")] }).OfClaim("elsewhere"));
}
