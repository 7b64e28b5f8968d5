using System.Text;

namespace PerfSuite.Cli.Printing;

/// <summary>A stream that may be closed or full, such as a redirected output: what cannot be written there ends nothing, least of all a measurement. It is said once, where that can be.</summary>
/// <param name="inner">Where the text goes.</param>
/// <param name="complaints">Where it is said that it does not.</param>
internal sealed class SurvivingWriter(TextWriter inner, TextWriter? complaints) : TextWriter
{
    private bool isLost;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (isLost)
            return;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            isLost = true;
            complaints?.WriteLine($"The output cannot be written: {e.Message} The command goes on without it.");
        }
    }
}
