using System.Runtime.InteropServices;
using System.Text.Json;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Running;

/// <summary>What a fresh process is to measure; handed over as a JSON file.</summary>
/// <param name="Assemblies">Paths of the assemblies that hold the claims.</param>
/// <param name="Claims">Patterns of claim ids; none for all.</param>
/// <param name="Cases">Names of cases; none for all of the claims.</param>
/// <param name="Profile">Name of the profile.</param>
/// <param name="DataFolder">Where data files are made.</param>
/// <param name="SharedFolder">A workspace whose files are used instead; null for none.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="OrderSeed">Seed of the order of cases and of turns alone, which differs from process to process.</param>
/// <param name="ResultsFile">Where the results go.</param>
/// <param name="BudgetSeconds">Time that the process may take; 0 for the profile's.</param>
/// <param name="TimedCases">Nothing here; a base of a gate that is older than this version asks for it, and takes 0 for as many as it measures.</param>
/// <param name="EngineFolder">Where BenchmarkDotNet's own results go; null to measure without what it does beside.</param>
/// <param name="TakenApart">Names of timed cases that are not taken apart after their rounds, because an earlier process has done it.</param>
/// <param name="LongRounds">Names of cases whose single round takes longer than a visit, as far as that is known.</param>
public sealed record MeasuringOrder(
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<string> Claims,
    IReadOnlyList<string> Cases,
    string Profile,
    string DataFolder,
    string? SharedFolder,
    int Seed,
    int OrderSeed,
    string ResultsFile,
    double BudgetSeconds = 0,
    int TimedCases = 0,
    string? EngineFolder = null,
    IReadOnlyList<string>? TakenApart = null,
    IReadOnlyList<string>? LongRounds = null);

/// <summary>One sweep: a fresh process visits what it is ordered to, says the name of each case on its output as it begins and an empty line when all have ended, judges nothing by baselines, and writes results.</summary>
public static class MeasuringProcess
{
    private const long LargestOrder = 1 << 20;

    /// <summary>Entry point of the process.</summary>
    /// <param name="arguments">The path of a <see cref="MeasuringOrder"/>.</param>
    /// <returns>0, or 1 where the environment let nothing be measured, which is said on the error stream.</returns>
    public static int Measure(string[] arguments)
    {
        try
        {
            Obey(arguments);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CannotMeasureException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Obey(string[] arguments)
    {
        MeasuringOrder order = TextFile.Deserialize<MeasuringOrder>(arguments[0], TextFile.ReadUtf8(arguments[0], LargestOrder).Span);
        ClaimCatalogue catalogue = new ClaimCatalogue(order.Assemblies.Select(ClaimAssembly.Load)).SelectThoseThere(order.Claims);
        ClaimCase[] wanted = [.. catalogue.Cases.Where(c => order.Cases.Count == 0 || order.Cases.Contains(c.Name, StringComparer.Ordinal))];
        RunSettings settings = new(Profile.Named(order.Profile), order.DataFolder, order.Seed, Machine: null, BaselinesFolder: null, order.SharedFolder, order.EngineFolder)
        {
            OrderSeed = order.OrderSeed,
            TakenApart = (order.TakenApart ?? []).ToHashSet(StringComparer.Ordinal),
            LongRounds = (order.LongRounds ?? []).ToHashSet(StringComparer.Ordinal),
            Budget = order.BudgetSeconds > 0 ? TimeSpan.FromSeconds(order.BudgetSeconds) : Profile.Named(order.Profile).Budget,
        };
        using Workspace workspace = settings.OpenWorkspace();
        RunDescription run = new(settings, workspace, MachineEnvironment.Read(workspace.Folder, settings.Machine));
        using CancellationTokenSource interrupted = new();
        PosixSignalRegistration[] signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, context =>
        {
            context.Cancel = true;
            interrupted.Cancel();
        }))];
        CaseVisits visits = new(settings, workspace, new TimeBudget(settings.Budget, () => workspace.Time.Elapsed), Console.WriteLine);
        try
        {
            visits.Visit(SourceCase.WithSources(wanted), interrupted.Token);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            // By the parent, or by the terminal that interrupts both: what has ended by then is kept.
        }

        Console.WriteLine(); // No case goes on any more: what fails from here on is none's fault.
        JudgingPolicy policy = RunJudgement.PolicyOf(visits.Ended, baseline: null);
        ResultsFile.Write(order.ResultsFile, run.Results(RunJudgement.Judge(visits.Ended, policy, baseline: null), [.. wanted.Select(c => c.Claim).Distinct()], policy, sweeps: 1,
            complete: !interrupted.IsCancellationRequested));
        foreach (PosixSignalRegistration signal in signals)
            signal.Dispose();
    }

    /// <summary>Writes an order where a process will read it.</summary>
    internal static void Write(string file, MeasuringOrder order) => TextFile.Write(file, JsonSerializer.Serialize(order, ResultsJson.Options));
}
