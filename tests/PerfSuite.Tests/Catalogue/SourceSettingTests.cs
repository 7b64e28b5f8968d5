using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;

namespace PerfSuite.Tests.Catalogue;

/// <summary>A claim of a document says in which setting the document has it.</summary>
public class SourceSettingTests
{
    [Theory]
    [InlineData(typeof(OfADocument))]
    [InlineData(typeof(OfADocumentToo))]
    public void A_claim_of_a_document_without_its_setting_is_refused(Type claim)
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => new ClaimDescription(claim));
        Assert.Contains(claim.Name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("[SourceSetting]", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_of_somebody_else_needs_no_setting() => Assert.Null(new ClaimDescription(typeof(OfSomebodyElse)).Setting);

    [Fact]
    public void What_the_source_is_not_said_to_state_is_not_stated() =>
        Assert.Equal(new ClaimSetting("a file of 4 GiB", "not stated", "not stated", "not stated", "not stated", "not stated", "not stated", "As large as memory allows."),
            new ClaimDescription(typeof(WithItsSetting)).Setting);

    public abstract class CountsNothing : MechanismClaim
    {
        public override Observation Observe() => Observation.Of(MechanismRow.Recorded("nothing", 0));
    }

    [Claim("of-a-document", Title = "T", Statement = "S.", Source = SourceDocuments.Love, Expectation = Expectation.Supported, Because = "It is.")]
    internal sealed class OfADocument : CountsNothing;

    [Claim("of-a-document-too", Title = "T", Statement = "S.", Source = $"test, {SourceDocuments.WhenNot}", Expectation = Expectation.Supported, Because = "It is.")]
    internal sealed class OfADocumentToo : WithItsSetting;

    [Claim("of-somebody-else", Title = "T", Statement = "S.", Source = "lovely", Expectation = Expectation.Supported, Because = "It is.")]
    public class OfSomebodyElse : CountsNothing;

    [Claim("with-its-setting", Title = "T", Statement = "S.", Source = SourceDocuments.Love, Expectation = Expectation.Supported, Because = "It is.")]
    [SourceSetting(Size = "a file of 4 GiB", Choice = "As large as memory allows.")]
    public class WithItsSetting : CountsNothing;
}
