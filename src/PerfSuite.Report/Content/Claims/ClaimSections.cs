using PerfSuite.Judging.Records;
using PerfSuite.Judging.Words;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Claims;

/// <summary>Builds a section for each claim of some results, by area; also for claims that the results describe but did not come to measure.</summary>
/// <param name="results">What was measured.</param>
/// <param name="anchors">Places in the page.</param>
/// <param name="axis">The page's axis of ratios.</param>
/// <param name="curves">Claims that have curves.</param>
public sealed class ClaimSections(SuiteResults results, Anchors anchors, Scale axis, IReadOnlySet<string> curves)
{
    private readonly ChartDetail detail = ChartDetail.For(results.Cases.Count);
    private readonly ILookup<string, CaseRecord> cases = results.Cases.ToLookup(c => c.Claim, StringComparer.Ordinal);

    public IReadOnlyList<AreaSection> ByArea => [.. Records().GroupBy(c => c.Area, StringComparer.Ordinal).OrderBy(a => a.Key, StringComparer.Ordinal)
        .Select((area, i) => new AreaSection(area.Key, $"area-{i + 1}",
            [.. area.OrderBy(c => c.Claim, StringComparer.Ordinal).ToArray().AsParallel().AsOrdered().Select(Section)]))];

    /// <summary>A case whose claim is not described, one that has vanished for example, describes its claim itself.</summary>
    private IEnumerable<ClaimRecord> Records()
    {
        ClaimRecord[] described = [.. results.Claims.DistinctBy(c => c.Claim, StringComparer.Ordinal)];
        HashSet<string> known = [.. described.Select(c => c.Claim)];
        return described.Concat(results.Cases.Where(c => !known.Contains(c.Claim)).DistinctBy(c => c.Claim, StringComparer.Ordinal)
            .Select(c => new ClaimRecord(c.Claim, c.Claim, "", c.Ratio is null ? "Mechanism" : "Timing", c.Area, "", c.Expectation.ToString(), "")));
    }

    private ClaimSection Section(ClaimRecord claim)
    {
        CaseRecord[] own = [.. cases[claim.Claim]];
        SharedFacts shared = SharedFacts.Of(claim, own);
        return new ClaimSection(anchors.OfClaim(claim.Claim), claim, SourceNames.Full(claim.Source), Command(claim.Claim),
            shared, [.. own.Select(c => new CaseDetails(c, anchors, axis, detail, shared, results.Environment.Primitives).Detail)], curves.Contains(claim.Claim),
            SettingComparison.Of(claim, own));
    }

    private string Command(string claim) =>
        $"{RunAgain.Command(claim, results.Claims)} --profile {ShellWord.Of(results.Run.Profile)} --seed {results.Run.Seed}";
}
