namespace PerfSuite.Report.Markup;

/// <summary>
/// Collects what is rendered without what a browser does not need: the indentation of the components' sources, end tags that HTML lets
/// one leave out, the long form of empty SVG elements. It is a quarter of the page.
/// </summary>
internal sealed class LeanWriter : StringWriter
{
    private static readonly string[] EmptyElementEnds = ["></rect>", "></use>", "></path>", "></circle>"];

    /// <summary>Source: HTML Living Standard, 13.1.2.4 "Optional tags".</summary>
    private static readonly string[] OptionalEnds = ["</td>", "</th>", "</tr>", "</dt>", "</dd>", "</li>"];

    private bool atLineStart;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (atLineStart && (buffer = buffer.TrimStart(" \n")).IsEmpty)
                return;
            int end = buffer.IndexOf('\n') + 1;
            GetStringBuilder().Append(end == 0 ? buffer : buffer[..end]);
            atLineStart = end > 0;
            buffer = end == 0 ? default : buffer[end..];
        }
    }

    /// <summary>The page. Text is encoded, so that what looks like the end of an element is one.</summary>
    public override string ToString() => OptionalEnds.Aggregate(
        EmptyElementEnds.Aggregate(base.ToString(), (page, end) => page.Replace(end, "/>", StringComparison.Ordinal)),
        (page, end) => page.Replace(end, "", StringComparison.Ordinal));
}
