using System.Runtime.Loader;
using System.Text.Json;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Running;

/// <summary>What a fresh process is to measure; handed over as a JSON file.</summary>
/// <param name="Assemblies">Paths of the assemblies that hold the claims.</param>
/// <param name="Claims">Patterns of claim ids; none for all.</param>
/// <param name="Cases">Names of cases; none for all of the claims.</param>
/// <param name="Profile">Name of the profile.</param>
/// <param name="DataFolder">Where data files are made.</param>
/// <param name="SharedFolder">A workspace whose files are used instead; null for none.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="OrderSeed">Seed of the order of turns alone, which differs from process to process.</param>
/// <param name="ResultsFile">Where the results go.</param>
/// <param name="BudgetSeconds">Time that the process may take; 0 for the profile's.</param>
/// <param name="TimedCases">Nothing here; a base of a gate that is older than this version asks for it, and takes 0 for as many as it measures.</param>
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
    int TimedCases = 0);

/// <summary>The part of a run that is done in a fresh process: measures what it is ordered to, judges nothing by baselines, writes results.</summary>
public static class MeasuringProcess
{
    private const long LargestOrder = 1 << 20;

    /// <summary>Entry point of the process.</summary>
    /// <param name="arguments">The path of a <see cref="MeasuringOrder"/>.</param>
    public static int Measure(string[] arguments)
    {
        MeasuringOrder order = TextFile.Deserialize<MeasuringOrder>(arguments[0], TextFile.Read(arguments[0], LargestOrder));
        ClaimCatalogue catalogue = new ClaimCatalogue(order.Assemblies.Select(AssemblyLoadContext.Default.LoadFromAssemblyPath)).SelectThoseThere(order.Claims);
        ClaimCase[] wanted = [.. catalogue.Cases.Where(c => order.Cases.Count == 0 || order.Cases.Contains(c.Name, StringComparer.Ordinal))];
        RunSettings settings = new(Profile.Named(order.Profile), order.DataFolder, order.Seed, Machine: null, BaselinesFolder: null, order.SharedFolder)
        {
            OrderSeed = order.OrderSeed,
            TakesCard = false,
            Budget = order.BudgetSeconds > 0 ? TimeSpan.FromSeconds(order.BudgetSeconds) : Profile.Named(order.Profile).Budget,
        };
        using SuiteRun run = new(settings, new Progress<RunEvent>());
        run.MeasureOnce(wanted, CancellationToken.None);
        ResultsFile.Write(order.ResultsFile, run.Results(complete: true));
        return 0;
    }

    /// <summary>Writes an order where a process will read it.</summary>
    internal static void Write(string file, MeasuringOrder order) => TextFile.Write(file, JsonSerializer.Serialize(order, ResultsJson.Options));
}
