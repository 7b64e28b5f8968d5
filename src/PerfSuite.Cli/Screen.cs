using PerfSuite.Cli.Printing;
using Spectre.Console;

namespace PerfSuite.Cli;

/// <summary>Where the tool writes: what was asked for, and what went wrong.</summary>
/// <param name="Out">Results and progress.</param>
/// <param name="Error">Messages of errors.</param>
/// <param name="IsLive">Whether <paramref name="Out"/> is a terminal on which lines can be drawn anew.</param>
public sealed record Screen(IAnsiConsole Out, IAnsiConsole Error, bool IsLive)
{
    /// <summary>Where nothing wraps lines, they are as long as they are: a log can be searched by name.</summary>
    private const int EndlessWidth = 10_000;

    /// <summary>A line of plain text, whatever characters it has.</summary>
    public void Line(string text = "") => Line(Out, text, Style.Plain);

    public void ErrorLine(string text) => Line(Error, text, Style.Plain);

    /// <summary>A line on some console: wrapped between words where its width is that of a terminal.</summary>
    /// <param name="console">Where it goes.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">Its look.</param>
    /// <param name="indent">Columns that stay empty on the left.</param>
    internal static void Line(IAnsiConsole console, string text, Style style, int indent = 0)
    {
        if (console.Profile.Width == EndlessWidth)
            console.Write(new UnwrappedLine(new string(' ', indent) + text, style));
        else if (indent > 0)
            console.Write(new Padder(new Text(text, style), new Padding(indent, 0, 0, 0)));
        else
            console.Write(new Text(text + "\n", style));
    }

    /// <summary>Text for programs: never coloured, never wrapped.</summary>
    public void Raw(string text) => Out.Profile.Out.Writer.WriteLine(text);

    public static Screen OfThisProcess()
    {
        TextWriter errors = Console.IsErrorRedirected ? new SurvivingWriter(Console.Error, complaints: null) : Console.Error;
        IAnsiConsole output = On(Console.IsOutputRedirected ? new SurvivingWriter(Console.Out, errors) : Console.Out, Console.IsOutputRedirected), error = On(errors, Console.IsErrorRedirected);
        return new Screen(output, error, IsLiveTerminal(Console.IsOutputRedirected, output.Profile.Capabilities.Ansi, Environment.GetEnvironmentVariable));
    }

    /// <summary>A screen that collects its text, such as for tests: no colours, nothing drawn anew.</summary>
    public static Screen Plain(TextWriter output, TextWriter error) => new(On(output, redirected: true), On(error, redirected: true), IsLive: false);

    /// <summary>Drawing anew garbles what is kept as text: files, pipes, logs of build servers, simple terminals.</summary>
    internal static bool IsLiveTerminal(bool redirected, bool ansi, Func<string, string?> variable) =>
        !redirected && ansi && variable("TERM") != "dumb" && string.IsNullOrEmpty(variable("CI")) && string.IsNullOrEmpty(variable("NO_COLOR"));

    private static IAnsiConsole On(TextWriter writer, bool redirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (redirected)
            console.Profile.Width = EndlessWidth;
        console.Pipeline.Attach(new NeutralOutput());
        return console;
    }
}
