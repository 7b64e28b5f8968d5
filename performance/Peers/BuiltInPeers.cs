using PerfSuite.Performance.Parity;

namespace PerfSuite.Performance.Peers;

/// <summary>The peers that everybody can have: the experiment in C, and fio.</summary>
internal static class BuiltInPeers
{
    public const string SinglePassName = "one pass in C";

    /// <summary>Builds the program in C.</summary>
    /// <param name="folder">Where the executable goes.</param>
    public static Contestant SinglePass(string folder)
    {
        Require("gcc", "gcc");
        try
        {
            return new PassProgram(SinglePassName, CCompiler.Build(CCompiler.SinglePass, folder));
        }
        catch (InvalidOperationException e)
        {
            throw new PeerException(e.Message);
        }
    }

    public static Contestant Fio()
    {
        Require(FioProgram.Executable, "fio");
        return new FioProgram();
    }

    /// <summary>Nothing is installed here; what is missing is said.</summary>
    private static void Require(string program, string package)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!folders.Any(f => File.Exists(Path.Combine(f, program))))
            throw new PeerException($"{program} is missing; remedy: install it (on Debian: apt-get install {package}).");
    }
}
