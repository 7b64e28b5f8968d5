using System.ComponentModel;
using PerfSuite.Judging.Words;
using PerfSuite.Running;

namespace PerfSuite.Cli;

/// <summary>What the environment did to the tool outside of any claim: no error of the tool.</summary>
internal static class EnvironmentFault
{
    /// <summary>What was refused, and what helps; null where it was not the environment.</summary>
    public static string? Of(Exception failure) => failure.GetBaseException() switch
    {
        var e when Hindrances.Of(e) is { } hindrance => HindranceAccount.Of(hindrance),
        FileNotFoundException or FileLoadException or BadImageFormatException or DllNotFoundException =>
            Told(failure, "see that the program's files are whole and that this user may read them, or install it anew."),
        Win32Exception => Told(failure, "a process cannot be started: see that this user may have another one, and that its program is there."),
        IOException or UnauthorizedAccessException => Told(failure, "see that what it names is there, and that this user may use it so."),
        OutOfMemoryException => Told(failure, "free some memory, or raise its limit."),
        _ => null,
    };

    private static string Told(Exception failure, string remedy) => $"The environment refuses something: {failure.GetBaseException().Message.TrimEnd('.')}. Remedy: {remedy}";
}
