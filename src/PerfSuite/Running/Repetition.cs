using PerfSuite.Catalogue;
using PerfSuite.Processes;
using PerfSuite.Results;

namespace PerfSuite.Running;

/// <summary>Measures one case again in a fresh process: a process of its own layout, compilation and page cache.</summary>
internal static class Repetition
{
    /// <summary>What looks red is measured again in this many fresh processes.</summary>
    public const int Processes = 3;

    /// <summary>A case takes its budget, its files and its start; a process that takes this long hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <param name="case">The case.</param>
    /// <param name="settings">Profile, data folder and seed.</param>
    /// <param name="repeat">Number of the repetition, from 1; another order of turns each time.</param>
    /// <param name="timedCases">Timed cases of the whole run, which share its error.</param>
    public static RepeatRecord Run(ClaimCase @case, RunSettings settings, int repeat, int timedCases)
    {
        string folder = Directory.CreateTempSubdirectory("perfsuite-repeat-").FullName;
        try
        {
            MeasuringOrder order = new([@case.Claim.Type.Assembly.Location], [@case.Claim.Id], [@case.Name], settings.Profile.Name,
                settings.DataFolder, settings.SharedFolder, settings.Seed, settings.Seed + repeat, timedCases, Path.Combine(folder, ResultsFile.DefaultName));
            string file = Path.Combine(folder, "order.json");
            MeasuringProcess.Write(file, order);
            using Child child = Child.Start(MeasuringProcess.Measure, [file]);
            return child.WaitForExit(Patience).Code == 0
                ? RepeatRecord.Of(ResultsFile.Read(order.ResultsFile).Cases.Single(c => c.Name == @case.Name))
                : RepeatRecord.Crashed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
