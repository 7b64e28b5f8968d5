using PerfSuite.Judging.Records;

namespace PerfSuite.Cli;

/// <summary>How the tool ends; scripts rely on these numbers.</summary>
public static class ExitCode
{
    /// <summary>How results end a command: red before what could not be measured.</summary>
    internal static int Of(params IReadOnlyCollection<SuiteResults> results) => results.Any(r => r.IsRed) ? Red : results.Any(r => r.Hindered.Any()) ? CannotMeasure : Green;

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
