namespace PerfSuite.Judging.Words;

/// <summary>Text as one word of a POSIX shell, whatever it holds: a command that is shown is a command that is copied.</summary>
public static class ShellWord
{
    public static string Of(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        ? text
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
