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
using PerfSuite.Judging.Statistics;
using PerfSuite.Measurement;
using PerfSuite.Measurement.Engine;

namespace PerfSuite.Running;

/// <summary>Measures the cases of a timing claim with BenchmarkDotNet and the interleaving toolchain.</summary>
/// <param name="workspace">Profile and seed.</param>
/// <param name="orderSeed">Seed of the order of turns.</param>
/// <param name="looks">When the evidence is looked at.</param>
/// <param name="progress">Told of cases and looks.</param>
/// <param name="logger">BenchmarkDotNet's log.</param>
/// <param name="engineFolder">Where BenchmarkDotNet exports its own results; null to export none.</param>
/// <param name="schedule">Gives each case its share of the run's time.</param>
internal sealed class TimingCases(Workspace workspace, int orderSeed, LookSchedule looks, IProgress<RunEvent> progress, ILogger logger,
    string? engineFolder, CaseSchedule schedule)
{
    /// <summary>Called with each case that was timed as it ends.</summary>
    public required Action<TimedDraft> Timed { get; init; }

    /// <summary>Called with the record of each case that came to nothing.</summary>
    public required Action<CaseRecord> Ended { get; init; }

    /// <summary>Whether a case that is dearer than its share waits instead of being measured.</summary>
    public bool MayWait { get; set; } = true;

    /// <summary>Whether the cases that are measured now are those that others ask: they have what they need.</summary>
    public bool AreAsked { get; set; }

    /// <summary>Measures the wanted cases; each gets a record or is postponed, whatever happens to it.</summary>
    /// <param name="claim">A timing claim.</param>
    /// <param name="cases">Those of its cases that are wanted.</param>
    /// <param name="cancellation">Ends the run between two rounds.</param>
    public void Measure(ClaimDescription claim, IReadOnlyCollection<ClaimCase> cases, CancellationToken cancellation)
    {
        using TimeLedger.Part engine = workspace.Time.During(RunActivity.Engine);
        Dictionary<string, ClaimCase> wanted = cases.ToDictionary(c => c.Parameters.ToString(), StringComparer.Ordinal);
        InterleavingToolchain toolchain = new(group => MeasureCase(wanted, group, cancellation),
            instance => ((TimingClaim)instance).Estimand.Arms);
        BenchmarkRunInfo all = BenchmarkConverter.TypeToBenchmarks(claim.Type, Config(toolchain));
        BenchmarkCase[] chosen = [.. all.BenchmarksCases.Where(b => TakesPart(wanted, b))];
        Summary summary = BenchmarkRunner.Run(new BenchmarkRunInfo(chosen, claim.Type, all.Config));
        if (summary.ValidationErrors.FirstOrDefault(e => e.IsCritical) is { } error)
            throw new InvalidOperationException($"BenchmarkDotNet refuses {claim.Type}: {error.Message}");
    }

    private ManualConfig Config(InterleavingToolchain toolchain) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(toolchain).WithId("Interleaved"))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddValidator(BaselineValidator.FailOnError)
        .AddExporter(engineFolder is null ? [] : [JsonExporter.Full])
        .AddLogger(logger)
        .WithArtifactsPath(engineFolder ?? Path.Combine(workspace.Folder, "benchmarkdotnet"))
        .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile);

    private Rounds MeasureCase(Dictionary<string, ClaimCase> wanted, BenchmarkGroup group, CancellationToken cancellation)
    {
        using TimeLedger.Part other = workspace.Time.During(RunActivity.Other);
        group.Time = workspace.Time;
        TimingClaim instance = (TimingClaim)group.Instance;
        group.FromCache = instance.CachedFile is not null;
        ClaimCase @case = wanted[ParameterCombination.Of(instance).ToString()];
        progress.Report(new CaseStarted(@case.Name));
        TimeSpan allowance = AreAsked ? schedule.AllowanceOfAsked : schedule.AllowanceOf(@case);
        CaseTime time = new(allowance, schedule.TailOf(@case.Claim), mayWait: MayWait && schedule.IsTight);
        workspace.CaseBudget = allowance < workspace.Profile.CaseBudget ? allowance : workspace.Profile.CaseBudget;
        CaseDraft draft = new(@case, instance);
        try
        {
            schedule.RequireRoom(@case);
            List<MechanismRow> after = [];
            DecidingPlan plan = new(instance, workspace.Profile, looks, time)
            {
                Looked = (rounds, ratio) => progress.Report(new CaseLooked(@case.Name, rounds, ratio)),
            };
            Rounds rounds = group.Measure(plan, orderSeed, () => instance.OperationsPerTurn,
                measured =>
                {
                    if (!new ArmCounters(measured).CountsInput)
                        instance.CachedFile?.VerifyWarm();
                    after.AddRange(instance.AfterRounds());
                }, instance.Stages.Record, cancellation);
            using TimeLedger.Part statistics = workspace.Time.During(RunActivity.Statistics);
            TimedDraft timed = draft.Timed(rounds, after, plan.RanOut, time.Elapsed);
            schedule.End(@case, time.Elapsed - plan.Measured);
            Timed(timed);
            return rounds;
        }
        catch (DearCaseException e)
        {
            schedule.Postpone(@case, e.Need);
            throw;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            schedule.End(@case);
            Ended(draft.NotMeasured(e, time.Elapsed));
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
