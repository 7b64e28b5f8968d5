using PerfSuite.Judging.Words;

namespace PerfSuite.Judging.Tests.Words;

public class NeutralTextTests
{
    [Theory]
    [InlineData("plain [text] – ünïcode ÷ 漢字 😀\n\tnext", "plain [text] – ünïcode ÷ 漢字 😀\n\tnext")]
    [InlineData("\u001b[31mred", "\uFFFD[31mred")]
    [InlineData("\u001b]52;c;cm0gLXJm\u0007", "\uFFFD]52;c;cm0gLXJm\uFFFD")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    [InlineData("a\u202eb\u2066c\u200fd\u061c", "a\uFFFDb\uFFFDc\uFFFDd\uFFFD")]
    [InlineData("a\u200bb\ufeffc\u2028d\rx", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDx")]
    [InlineData("tag \U000E0041", "tag \uFFFD\uFFFD")]
    public void What_acts_is_replaced_and_what_is_read_stays(string text, string neutral) => Assert.Equal(neutral, NeutralText.Of(text));

    /// <summary>An attribute cannot hold one.</summary>
    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("half \uFFFD", NeutralText.Of("half " + '\ud83d'));

    [Theory]
    [InlineData("::error::x", true, ": :error::x")]
    [InlineData("  ::add-mask::x", true, "  : :add-mask::x")]
    [InlineData("ratio\n::set-env::x", true, "ratio\n: :set-env::x")]
    [InlineData("a ##[command] b", true, "a ## [command] b")]
    [InlineData("::error::x", false, "::error::x")]
    [InlineData("a::b", true, "a::b")]
    public void No_line_is_a_command_of_a_build_server(string text, bool isFirst, string neutral) => Assert.Equal(neutral, NeutralText.WithoutCommands(text, isFirst));
}
