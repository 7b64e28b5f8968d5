using PerfSuite.Judging.Records;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Content.Answers;
using PerfSuite.Report.Content.Claims;
using PerfSuite.Report.Content.Costs;
using PerfSuite.Report.Content.Curves;
using PerfSuite.Report.Content.Figures;

namespace PerfSuite.Report.Content;

/// <summary>Everything that the page shows, computed; the markup only places it.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Byline">Machine, profile, time and size of the run.</param>
/// <param name="Answer">What stands first.</param>
/// <param name="Forest">All timing cases on one axis.</param>
/// <param name="Figures">The first document's figures with this machine's numbers.</param>
/// <param name="Curves">Ratio and throughput against swept quantities.</param>
/// <param name="Stages">Where the time goes.</param>
/// <param name="Why">Ratios as predicted against ratios as measured; null where none is predicted.</param>
/// <param name="Memory">What was measured of memory.</param>
/// <param name="Baseline">Before and after.</param>
/// <param name="Areas">The claims with their evidence.</param>
/// <param name="Environment">What could explain a difference.</param>
/// <param name="CoverageHref">Where the coverage of the suite's own code stands; null for no link.</param>
public sealed record ReportPage(
    string Title, IReadOnlyList<string> Byline, Answer Answer, ForestPlot Forest, SourceFigures Figures, IReadOnlyList<ClaimCurves> Curves, StageSections Stages,
    WhySection? Why, MemorySection Memory, BaselineSection Baseline, IReadOnlyList<AreaSection> Areas, EnvironmentSection Environment, string? CoverageHref)
{
    public static ReportPage Of(SuiteResults results, ReportOptions options)
    {
        Anchors anchors = new(results);
        LogScale axis = ForestPlot.Axis(results);
        IReadOnlyList<ClaimCurves> curves = CurveBuilder.Of(results, anchors);
        return new ReportPage(
            $"PerfSuite report · {results.Environment.Machine} · {results.Run.Id}", [.. BylineOf(results)],
            AnswerBuilder.Of(results, anchors, axis), ForestPlot.Of(results, anchors, axis), SourceFigures.Of(results, anchors), curves, new StageSections(results, anchors),
            WhySection.Of(results, anchors), MemorySection.Of(results, anchors), BaselineSection.Of(results, anchors, options.History ?? []),
            new ClaimSections(results, anchors, axis, curves.Select(c => c.Claim.Text).ToHashSet(StringComparer.Ordinal)).ByArea,
            EnvironmentSection.Of(results, anchors), options.CoverageHref);
    }

    internal static IEnumerable<string> BylineOf(SuiteResults results) =>
    [
        results.Environment.Machine, $"Linux {results.Environment.Kernel}", results.Environment.Runtime, $"profile {results.Run.Profile}",
        Wording.Number.Of(results.Cases.Count, "case"), EnvironmentSection.When(results.Run.StartedUtc),
    ];
}
