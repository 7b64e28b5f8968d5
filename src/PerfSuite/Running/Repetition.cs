using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Processes;

namespace PerfSuite.Running;

/// <summary>Measures cases again in a fresh process: a process of its own layout, compilation and page cache.</summary>
public static class Repetition
{
    /// <summary>What looks red is measured again in this many fresh processes.</summary>
    public const int Processes = 3;

    /// <summary>A process keeps its budget but for one turn or one set-up; one that takes longer than this beyond it hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="cases">The cases.</param>
    /// <param name="settings">Profile, data folder, seed and the time that the process may take.</param>
    /// <param name="repeat">Number of the repetition, from 1; another order of turns each time.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>What the process found, by name; a case that it had no time for is absent, all have crashed where it did.</returns>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    internal static IReadOnlyDictionary<string, RepeatRecord> Run(IReadOnlyList<ClaimCase> cases, RunSettings settings, int repeat, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("perfsuite-repeat-").FullName;
        try
        {
            MeasuringOrder order = new([.. cases.Select(c => c.Claim.Type.Assembly.Location).Distinct(StringComparer.Ordinal)],
                [.. cases.Select(c => c.Claim.Id).Distinct(StringComparer.Ordinal)], [.. cases.Select(c => c.Name)], settings.Profile.Name,
                settings.DataFolder, settings.SharedFolder, settings.Seed, settings.Seed + repeat, Path.Combine(folder, ResultsFile.DefaultName),
                settings.Budget.TotalSeconds);
            string file = Path.Combine(folder, "order.json");
            MeasuringProcess.Write(file, order);
            using Child child = Child.Start(MeasuringProcess.Measure, [file]);
            using CancellationTokenRegistration kill = cancellation.Register(child.Kill);
            ChildExit exit = child.WaitForExit(settings.Budget + Patience);
            cancellation.ThrowIfCancellationRequested();
            return exit.Code == 0
                ? ResultsFile.Read(order.ResultsFile).Cases.Where(c => c.Status != CaseStatus.OutOfTime).ToDictionary(c => c.Name, TimingVerdict.Repeat, StringComparer.Ordinal)
                : cases.ToDictionary(c => c.Name, _ => RepeatRecord.Crashed, StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
