using System.Diagnostics;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;
using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Judging.Records;
using PerfSuite.Measurement;
using PerfSuite.Measurement.Engine;

namespace PerfSuite.Running;

/// <summary>Visits timing cases with the interleaving toolchain: by BenchmarkDotNet where its own results are asked for, else without what it does beside.</summary>
/// <param name="workspace">Profile and files.</param>
/// <param name="orderSeed">Seed of the order of turns.</param>
/// <param name="budget">Time of the process.</param>
/// <param name="takenApart">Names of cases that are not taken apart after their rounds.</param>
/// <param name="longRounds">Names of cases whose single round takes longer than a visit, as far as that is known.</param>
/// <param name="begun">Told the name of each case that begins.</param>
/// <param name="ended">Told the record of each case that has ended.</param>
internal sealed class TimingCases(Workspace workspace, int orderSeed, TimeBudget budget, IReadOnlySet<string> takenApart, IReadOnlySet<string> longRounds, Action<string> begun, Action<CaseRecord> ended)
{
    /// <summary>Classes that this process has run, and whether the last case of each took longer for a round than a visit takes.</summary>
    private readonly Dictionary<Type, bool> compiled = [];

    /// <summary>Visits one case; it gets a record, whatever happens to it.</summary>
    public void Visit(ClaimCase @case, CancellationToken cancellation)
    {
        try
        {
            Visit(@case, new BenchmarkGroup(@case.Create(), ArmsOf), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The record says it.
        }
    }

    /// <summary>Visits cases of one claim by BenchmarkDotNet, which exports its own results.</summary>
    /// <param name="claim">A timing claim.</param>
    /// <param name="cases">Those of its cases that are wanted.</param>
    /// <param name="engineFolder">Where BenchmarkDotNet's results go.</param>
    /// <param name="cancellation">Ends the visit between two rounds.</param>
    public void Visit(ClaimDescription claim, IReadOnlyCollection<ClaimCase> cases, string engineFolder, CancellationToken cancellation)
    {
        using TimeLedger.Part engine = workspace.Time.During(RunActivity.Engine);
        Dictionary<string, ClaimCase> wanted = cases.ToDictionary(c => c.Parameters.ToString(), StringComparer.Ordinal);
        InterleavingToolchain toolchain = new(group => Visit(wanted[ParameterCombination.Of((Claim)group.Instance).ToString()], group, cancellation), ArmsOf);
        BenchmarkRunInfo all = BenchmarkConverter.TypeToBenchmarks(claim.Type, Config(toolchain, engineFolder));
        BenchmarkCase[] chosen = [.. all.BenchmarksCases.Where(b => TakesPart(wanted, b))];
        Summary summary = BenchmarkRunner.Run(new BenchmarkRunInfo(chosen, claim.Type, all.Config));
        if (summary.ValidationErrors.FirstOrDefault(e => e.IsCritical) is { } error)
            throw new InvalidOperationException($"BenchmarkDotNet refuses {claim.Type}: {error.Message}");
    }

    private static IEnumerable<string> ArmsOf(object instance) => ((TimingClaim)instance).Estimand.Arms;

    private static ManualConfig Config(InterleavingToolchain toolchain, string engineFolder) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(toolchain).WithId("Interleaved"))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddValidator(BaselineValidator.FailOnError)
        .AddExporter(JsonExporter.Full)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(engineFolder)
        .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);

    private Rounds Visit(ClaimCase @case, BenchmarkGroup group, CancellationToken cancellation)
    {
        using TimeLedger.Part other = workspace.Time.During(RunActivity.Other);
        long start = Stopwatch.GetTimestamp();
        group.Time = workspace.Time;
        TimingClaim instance = (TimingClaim)group.Instance;
        begun(@case.Name);
        CaseDraft draft = new(@case, instance);
        try
        {
            group.FromCache = instance.CachedFile is not null;
            budget.RequireSome();
            List<MechanismRow> after = [];
            bool isWarm = compiled.TryGetValue(instance.GetType(), out bool wasLong) && (wasLong || longRounds.Contains(@case.Name));
            Rounds rounds = group.Measure(new VisitPlan(workspace.Profile, instance.FewestRounds, isWarm), orderSeed, () => instance.OperationsPerTurn,
                measured =>
                {
                    if (!new ArmCounters(measured).CountsInput)
                        instance.CachedFile?.VerifyWarm();
                    after.AddRange(takenApart.Contains(@case.Name) ? instance.AfterRounds() : [.. instance.AfterRounds(), .. instance.TakeApart()]);
                }, instance.Stages.Record, cancellation);
            compiled[instance.GetType()] = rounds.Count == 1;
            ended(draft.Timed(rounds, after, Stopwatch.GetElapsedTime(start)));
            return rounds;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ended(draft.NotMeasured(e, Stopwatch.GetElapsedTime(start)));
            throw;
        }
    }

    /// <summary>The arms of a case are those that its estimand names.</summary>
    private static bool TakesPart(Dictionary<string, ClaimCase> wanted, BenchmarkCase benchmark)
    {
        TimingClaim instance = (TimingClaim)Activator.CreateInstance(benchmark.Descriptor.Type)!;
        foreach (BenchmarkDotNet.Parameters.ParameterInstance parameter in benchmark.Parameters.Items)
            benchmark.Descriptor.Type.GetProperty(parameter.Name)!.SetValue(instance, parameter.Value);
        return wanted.ContainsKey(ParameterCombination.Of(instance).ToString())
            && instance.Estimand.Arms.Contains(benchmark.Descriptor.WorkloadMethod.Name, StringComparer.Ordinal);
    }
}
