using System.Diagnostics;

namespace PerfSuite.Interop.Tests;

/// <summary>Asks the C compiler for the values of expressions, as the machine's own headers define them.</summary>
internal static class CProgram
{
    private const string Compiler = "gcc";

    /// <summary>The value of each expression, as a 64-bit integer; skips the test where there is no compiler.</summary>
    internal static IReadOnlyDictionary<string, long> ValuesOf(string headers, IEnumerable<string> expressions)
    {
        using var folder = new TempFolder();
        var prints = expressions.Select(expression => $"    printf(\"%s=%lld\\n\", \"{expression}\", (long long)({expression}));\n");
        var source = $"#define _GNU_SOURCE\n#include <stdio.h>\n#include <stddef.h>\n{headers}\n" +
                     $"int main(void) {{\n{string.Concat(prints)}    return 0;\n}}\n";
        File.WriteAllText(folder["values.c"], source);
        Compile("-o", folder["values"], folder["values.c"]);
        return Run(folder["values"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('='))
            .ToDictionary(pair => pair[0], pair => long.Parse(pair[1]), StringComparer.Ordinal);
    }

    /// <summary>All macros that the headers define, by name.</summary>
    internal static IReadOnlyDictionary<string, string> MacrosOf(string headers)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["macros.c"], headers + "\n");
        return Compile("-E", "-dM", folder["macros.c"]).Split('\n').Select(line => line.Split(' ', 3))
            .Where(words => words is ["#define", _, _]).ToDictionary(words => words[1], words => words[2], StringComparer.Ordinal);
    }

    private static string Compile(params string[] arguments)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Skip.IfNot(
            path.Split(':').Any(folder => File.Exists(Path.Combine(folder, Compiler))),
            $"no {Compiler} on the PATH: nothing to check the constants against");
        return Run(Compiler, arguments);
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{errors.Result}");
        return output;
    }
}
