using System.Diagnostics;

namespace PerfSuite.Performance.Parity;

/// <summary>Builds the programs in C that the suite is compared with.</summary>
internal static class CCompiler
{
    /// <summary>The suite's arms in C.</summary>
    public static string Arms => Path.Combine(AppContext.BaseDirectory, "Parity", "arms.c");

    /// <summary>The primitives of the machine's card in C.</summary>
    public static string Card => Path.Combine(AppContext.BaseDirectory, "Card", "card.c");

    /// <summary>The first document's experiment in C.</summary>
    public static string SinglePass => Path.Combine(AppContext.BaseDirectory, "Peers", "single-pass.c");

    /// <param name="source">Path of the program's only source file.</param>
    /// <param name="folder">Where the executable goes.</param>
    /// <returns>Path of the executable.</returns>
    public static string Build(string source, string folder)
    {
        string program = Path.Combine(folder, Path.GetFileNameWithoutExtension(source));
        using Process compiler = Process.Start("gcc", ["-O2", "-pthread", "-o", program, source]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? program : throw new InvalidOperationException($"gcc did not build {source}; this study needs it.");
    }
}
