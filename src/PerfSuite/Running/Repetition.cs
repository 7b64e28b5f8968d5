using System.Globalization;
using System.Runtime.Loader;
using PerfSuite.Catalogue;
using PerfSuite.Data;
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
        string file = Path.Combine(Path.GetTempPath(), $"perfsuite-repeat-{Guid.NewGuid():N}.json");
        try
        {
            using Child child = Child.Start(Measure, [@case.Claim.Type.Assembly.Location, @case.Claim.Id, @case.Name, settings.Profile.Name,
                settings.DataFolder, (settings.Seed + repeat).ToString(CultureInfo.InvariantCulture),
                timedCases.ToString(CultureInfo.InvariantCulture), file]);
            return child.WaitForExit(Patience).Code == 0
                ? RepeatRecord.Of(ResultsFile.Read(file).Cases.Single(c => c.Name == @case.Name))
                : RepeatRecord.Crashed;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Measure(string[] arguments)
    {
        ClaimCatalogue catalogue = new ClaimCatalogue(AssemblyLoadContext.Default.LoadFromAssemblyPath(arguments[0])).Select([arguments[1]]);
        int Number(int index) => int.Parse(arguments[index], CultureInfo.InvariantCulture);
        RunSettings settings = new(Profile.Named(arguments[3]), arguments[4], Number(5), Machine: null, BaselinesFolder: null);
        using SuiteRun run = new(settings, Number(6), new Progress<RunEvent>());
        run.MeasureOnce(catalogue.Claims[0], [.. catalogue.Cases.Where(c => c.Name == arguments[2])], CancellationToken.None);
        ResultsFile.Write(arguments[7], run.Results(complete: true));
        return 0;
    }
}
