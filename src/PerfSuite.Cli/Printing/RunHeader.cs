using PerfSuite.Catalogue;
using PerfSuite.Judging.Words;
using PerfSuite.Running;

namespace PerfSuite.Cli.Printing;

/// <summary>What a run is about to do, in two lines.</summary>
internal static class RunHeader
{
    public static string Of(RunSettings settings, SuiteRun run, ClaimCatalogue catalogue) =>
        $"{Count.Of(catalogue.Claims.Count, "claim")}, {Count.Of(catalogue.Cases.Count(), "case")}, profile {settings.Profile}, at most {Words.Clock(settings.Budget)}, seed {settings.Seed}, "
        + $"data under {settings.DataFolder} ({run.Environment.Filesystem})\nMachine {run.Environment.Machine}; {Baseline(settings, run)}";

    private static string Baseline(RunSettings settings, SuiteRun run) =>
        run.Standing is { Compared: false } other ? $"compared with no baseline. {other.Reason}"
        : run.Standing is { MachineChanged: true } changed ? $"held to the baseline in {changed.Folder} by its name, but the machine has changed: {string.Join("; ", changed.Changes)}"
        : run.Standing is { Compared: true, Reason.Length: > 0 } partly ? $"compared with the baseline in {partly.Folder} in part. {partly.Reason}"
        : run.Baseline is { } found ? $"compared with the baseline in {found.Folder}"
        : settings.BaselinesFolder is { } folder ? $"{folder} has no baseline for it"
        : "compared with no baseline";
}
