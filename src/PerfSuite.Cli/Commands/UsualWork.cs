using PerfSuite.Judging.Model;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Commands;

/// <summary>What the arms of the suite's claims do, as a reference run counted it: for cards of machines on which nothing was run.</summary>
internal static class UsualWork
{
    private const string Name = "usual-work.json";

    public static IReadOnlyList<WorkOfCase> Read()
    {
        using Stream stream = typeof(UsualWork).Assembly.GetManifestResourceStream(Name)!;
        using StreamReader reader = new(stream);
        return TextFile.Deserialize<IReadOnlyList<WorkOfCase>>(Name, reader.ReadToEnd());
    }
}
