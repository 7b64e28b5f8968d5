using PerfSuite.Judging.Model;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Commands;

/// <summary>What a reference run knows of the suite's claims, where nothing was run yet.</summary>
internal static class UsualWork
{
    /// <summary>What the arms do: for cards of machines on which nothing was run.</summary>
    public static IReadOnlyList<WorkOfCase> Read() => Read<IReadOnlyList<WorkOfCase>>("usual-work.json");

    /// <summary>Seconds that a sweep takes for a case of a claim, by the claim's id: for sharing a run out.</summary>
    public static IReadOnlyDictionary<string, double> Seconds() => Read<IReadOnlyDictionary<string, double>>("usual-costs.json");

    private static T Read<T>(string name)
    {
        using Stream stream = typeof(UsualWork).Assembly.GetManifestResourceStream(name)!;
        byte[] utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return TextFile.Deserialize<T>(name, utf8);
    }
}
