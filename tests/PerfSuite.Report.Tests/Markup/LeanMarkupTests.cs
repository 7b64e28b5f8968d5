using PerfSuite.Report.Markup;

namespace PerfSuite.Report.Tests.Markup;

public class LeanMarkupTests
{
    [Theory]
    [InlineData("<p class=\"hint\">a</p>", "<p class=hint>a</p>")]
    [InlineData("<p class=\"row forest\" id=\"a\">", "<p class=\"row forest\" id=a>")]
    [InlineData("<a href=\"coverage/index.html\">", "<a href=\"coverage/index.html\">")]
    [InlineData("<a title=\"\" href=\"#a\">", "<a title=\"\" href=#a>")]
    [InlineData("<a title=\"a &quot;b=c&quot;\">", "<a title=\"a &quot;b=c&quot;\">")]
    [InlineData("<tr><td>1</td><td>2</td></tr>", "<tr><td>1<td>2")]
    [InlineData("<table><thead><tr><th>a</th></tr></thead><tr><td>1</td></tr></table>", "<table><thead><tr><th>a</thead><tr><td>1</table>")]
    [InlineData("<p>a</p>\n<p>b</p> <i>c</i></div>", "<p>a<p>b</p> <i>c</i></div>")]
    [InlineData("<p>a</p>\n<svg></svg>\n<b>c</b>\n<b>d</b>", "<p>a</p><svg></svg>\n<b>c</b>\n<b>d</b>")]
    [InlineData("<td>&#x2B;1 &#x2B; 2</td><script>&#x2B;</script>", "<td>+1 + 2<script>&#x2B;</script>")]
    [InlineData("<rect x=\"1%\" width=\"2%\"></rect>", "<rect x=1% width=2% />")]
    [InlineData("<rect></rect>", "<rect/>")]
    [InlineData("<g class=\"k0\"><g><text y=\"1%\">a</text></g></g>", "<g class=k0><text y=1%>a</text></g>")]
    [InlineData("<path d=\"M0 1\"></path>", "<path d=\"M0 1\"/>")]
    [InlineData("<rect x=\"1%\"><title>one</title></rect>", "<rect x=1%><title>one</title></rect>")]
    [InlineData("a &lt;td class=&quot;b&quot;&gt; c", "a &lt;td class=&quot;b&quot;&gt; c")]
    [InlineData("<script id=\"a\">if (a < b) x = \"</td>\";</script><b id=\"c\">", "<script id=\"a\">if (a < b) x = \"</td>\";</script><b id=c>")]
    [InlineData("<!DOCTYPE html><meta charset=\"utf-8\" />", "<!DOCTYPE html><meta charset=utf-8 />")]
    public void Only_what_means_nothing_is_left_out(string markup, string lean)
    {
        Assert.Equal(lean, LeanMarkup.Of(markup));
        Assert.Equal(lean, LeanMarkup.Of(lean));
    }
}
