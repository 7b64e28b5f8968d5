using PerfSuite.Report.Summary;

namespace PerfSuite.Report.Tests.Summary;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("plain text, 1.61 (1.60 … 1.62)", "plain text, 1.61 (1.60 … 1.62)")]
    [InlineData("<img src=x>", "\\<img src=x\\>")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("@someone #12", "\\@someone \\#12")]
    [InlineData("https://example.org", "https\\://example.org")]
    [InlineData("[text](target)", "\\[text\\](target)")]
    public void Text_is_shown_and_does_nothing(string text, string expected) => Assert.Equal(expected, MarkdownText.Escaped(text));

    [Theory]
    [InlineData("claim [blockKiB=4]", "`claim [blockKiB=4]`")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("with `ticks`", "`` with `ticks` ``")]
    public void A_code_span_cannot_be_closed_from_within(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));
}
