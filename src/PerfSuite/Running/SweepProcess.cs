using System.Diagnostics;
using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Processes;

namespace PerfSuite.Running;

/// <summary>What came of a sweep.</summary>
/// <param name="Visits">A record of each case that it visited; none where it was lost.</param>
/// <param name="Breakdown">Where its time went.</param>
/// <param name="Loss">Why the process ended without a result; null where it has one.</param>
/// <param name="Blamed">The case that was measured then, as failed; null where none was.</param>
internal sealed record SweepOutcome(IReadOnlyList<CaseRecord> Visits, IReadOnlyDictionary<string, double> Breakdown, string? Loss = null, CaseRecord? Blamed = null);

/// <summary>A sweep: a fresh process of its own layout and page cache that visits cases.</summary>
internal static class SweepProcess
{
    /// <summary>A process that is with one case for longer than this part of the profile's time hangs; so long a case may wait for something that takes half a minute by itself.</summary>
    private const int PartOfTheBudget = 2;

    /// <summary>No time at all would be the profile's to the process.</summary>
    private const double LeastSeconds = 0.001;

    /// <param name="cases">The cases.</param>
    /// <param name="settings">Profile, files, seeds and the time that the process may take.</param>
    /// <param name="begun">Told the name of each case that begins.</param>
    /// <param name="cancellation">Ends the process, which leaves what it has visited by then.</param>
    public static SweepOutcome Run(IReadOnlyList<ClaimCase> cases, RunSettings settings, Action<string> begun, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("perfsuite-sweep-").FullName;
        long start = Stopwatch.GetTimestamp();
        ClaimCase? current = null;
        try
        {
            MeasuringOrder order = new([.. cases.Select(c => c.Claim.Type.Assembly.Location).Distinct(StringComparer.Ordinal)],
                [.. cases.Select(c => c.Claim.Id).Distinct(StringComparer.Ordinal)], [.. cases.Select(c => c.Name)], settings.Profile.Name,
                settings.DataFolder, settings.SharedFolder, settings.Seed, settings.OrderSeed, Path.Combine(folder, ResultsFile.DefaultName),
                Math.Max(LeastSeconds, settings.Budget.TotalSeconds), EngineFolder: settings.EngineFolder is null ? null : Path.GetFullPath(settings.EngineFolder), TakenApart: [.. settings.TakenApart],
                LongRounds: [.. settings.LongRounds]);
            string file = Path.Combine(folder, "order.json");
            MeasuringProcess.Write(file, order);
            using Child child = Child.Start(MeasuringProcess.Measure, [file]);
            using CancellationTokenRegistration kill = cancellation.Register(child.Interrupt);
            child.ReadLines(Begun, settings.Profile.Budget / PartOfTheBudget);
            ChildExit exit = child.WaitForExit();
            if (exit.Code != 0)
                return Lost($"The process of the sweep ended ({exit}).{child.Complaints}");
            SuiteResults results = ResultsFile.Read(order.ResultsFile);
            return new SweepOutcome(results.Cases, results.Run.Breakdown);
        }
        catch (Exception e) when (e is ChildException or UnreadableInputException)
        {
            return Lost(e.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Begun(string line)
        {
            current = cases.FirstOrDefault(c => c.Name == line);
            if (current is not null)
                begun(line);
        }

        SweepOutcome Lost(string why) => new([], new Dictionary<string, double>(StringComparer.Ordinal), why,
            current is null || cancellation.IsCancellationRequested ? null : new CaseDraft(current, current.Create()).NotMeasured(new LostSweepException(why), Stopwatch.GetElapsedTime(start)));
    }
}

/// <summary>The process that measured a case ended without a result.</summary>
internal sealed class LostSweepException(string message) : Exception(message);
