namespace PerfSuite.Report.Markup;

/// <summary>Collects what is rendered without the indentation of the components' sources, and gives it as <see cref="LeanMarkup"/>. It is a
/// third of the page.</summary>
internal sealed class LeanWriter : StringWriter
{
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

    /// <summary>What was rendered.</summary>
    public override string ToString() => LeanMarkup.Of(base.ToString());
}
