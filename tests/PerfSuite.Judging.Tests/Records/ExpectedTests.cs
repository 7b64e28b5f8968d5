using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Tests.Records;

public class ExpectedTests
{
    public static TheoryData<string> Texts => ["= 0", "≤ 16384", "≥ 1", "1 … 512", "any", "0.95 … 1.05", "= -3"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void An_expectation_is_read_back_from_its_text(string text)
    {
        Assert.True(Expected.TryParse(text, out Expected range));
        Assert.Equal(text, range.ToString());
    }

    [Theory]
    [InlineData("EINVAL")]
    [InlineData("")]
    [InlineData("= ")]
    [InlineData("5 … 1")]
    [InlineData("≤ NaN")]
    public void A_word_is_no_range(string text) => Assert.False(Expected.TryParse(text, out _));

    [Theory]
    [InlineData("= 0", 0, true)]
    [InlineData("= 0", 1, false)]
    [InlineData("1 … 512", 1, true)]
    [InlineData("1 … 512", 513, false)]
    [InlineData("≥ 1", 0, false)]
    public void A_count_holds_within_its_range(string text, double actual, bool holds)
    {
        Assert.True(Expected.TryParse(text, out Expected range));
        MechanismRow row = MechanismRow.Of("count", range, actual);
        Assert.Equal(holds, row.Holds);
        Assert.Equal(holds, row.Recomputed());
    }

    [Fact]
    public void Words_hold_when_they_are_the_same()
    {
        Assert.True(MechanismRow.Of("errno", "EINVAL", "EINVAL").Recomputed());
        Assert.False(MechanismRow.Of("errno", "EINVAL", "ENOMEM").Recomputed());
    }

    [Fact]
    public void A_row_that_was_tampered_with_shows() =>
        Assert.False((MechanismRow.Of("count", Expected.Exactly(0), 5) with { Holds = true }).Recomputed());
}
