namespace PerfSuite.Cli;

/// <summary>How the tool ends; scripts rely on these numbers.</summary>
public static class ExitCode
{
    /// <summary>Nothing is red.</summary>
    public const int Green = 0;

    /// <summary>Something is red.</summary>
    public const int Red = 1;

    /// <summary>Bad usage, or input that cannot be read.</summary>
    public const int BadInput = 2;

    /// <summary>This environment cannot measure.</summary>
    public const int CannotMeasure = 3;

    /// <summary>The tool itself failed (EX_SOFTWARE of sysexits.h): neither green nor red.</summary>
    public const int Internal = 70;

    /// <summary>Interrupted by Ctrl-C or a request to end; partial results are kept.</summary>
    public const int Interrupted = 130;
}
