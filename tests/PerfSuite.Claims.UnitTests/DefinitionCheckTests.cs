using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Claims.UnitTests;

/// <summary>What a results file says of a claim's definition is held to the claim.</summary>
public class DefinitionCheckTests
{
    private static readonly ClaimCatalogue Catalogue = new(typeof(Sources).Assembly);

    [Fact]
    public void The_catalogues_own_definitions_agree() => Assert.Empty(Found(c => c));

    public static TheoryData<string, Func<CaseRecord, CaseRecord>> Forgeries => new()
    {
        { "region", c => c with { Region = Region.Over(0.001) } },
        { "region", c => c with { Region = null } },
        { "margin", c => c with { Margin = 1e300 } },
        { "expectation", c => c with { Expectation = c.Expectation == Expectation.Contradicted ? Expectation.Supported : Expectation.Contradicted } },
        { "area", c => c with { Area = "Elsewhere" } },
    };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public void A_definition_that_the_file_brings_is_found(string figure, Func<CaseRecord, CaseRecord> forge) =>
        Assert.Contains(Found(forge), d => d.Figure == figure && d.Case == Catalogue.Cases.First(c => c.Claim.Kind == ClaimKind.Timing).Name);

    [Fact]
    public void A_case_that_is_deleted_or_invented_is_found()
    {
        SuiteResults whole = Results();
        CaseRecord gone = whole.Cases[3];
        Assert.Equal(gone.Name, Assert.Single(DefinitionCheck.Disagreements(whole with { Cases = [.. whole.Cases.Where(c => c != gone)] }, Catalogue)).Case);
        Assert.Contains(DefinitionCheck.Disagreements(whole with { Cases = [.. whole.Cases, gone with { Case = "invented=1" }] }, Catalogue), d => d.Stated == "there");
    }

    /// <summary>A run of some claims, one that was interrupted, a part of one: what they lack says nothing.</summary>
    [Fact]
    public void What_was_not_measured_need_not_be_there()
    {
        SuiteResults whole = Results(), some = whole with { Cases = [.. whole.Cases.Skip(20)] };
        Assert.Empty(DefinitionCheck.Disagreements(some with { Run = some.Run with { Complete = false } }, Catalogue));
        Assert.Empty(DefinitionCheck.Disagreements(some with { Run = some.Run with { Shard = new ShardRecord([1], 2, "plan") } }, Catalogue));
        string claim = whole.Cases[0].Claim;
        Assert.Empty(DefinitionCheck.Disagreements(whole with { Cases = [.. whole.Cases.Where(c => c.Claim == claim)], Claims = [.. whole.Claims.Where(c => c.Claim == claim)] }, Catalogue));
    }

    private static IEnumerable<Disagreement> Found(Func<CaseRecord, CaseRecord> forge)
    {
        SuiteResults results = Results();
        CaseRecord first = results.Cases.First(c => c.Arms.Count > 0);
        return DefinitionCheck.Disagreements(results with { Cases = [.. results.Cases.Select(c => c == first ? forge(c) : c)] }, Catalogue);
    }

    private static SuiteResults Results() => new(SuiteResults.CurrentSchemaVersion,
        new RunRecord("id", DateTimeOffset.UnixEpoch, "quick", 1, 1, Complete: true), null!, [.. Catalogue.Cases.Select(Record)],
        [.. Catalogue.Claims.Select(c => c.Describe([]))]);

    private static CaseRecord Record(ClaimCase c)
    {
        Claim claim = c.Create();
        TimingClaim? timing = claim as TimingClaim;
        return new CaseRecord(c.Claim.Id, c.Parameters.ToString(), c.Claim.Area, new Dictionary<string, object>(), "ns", timing is null ? [] : [new ArmRecord("a", true, [1], new Dictionary<string, double>())], null, null,
            claim.ExpectationOfCase ?? c.Claim.Expectation, ClaimVerdict.Supported, BaselineVerdict.NoBaseline, Red: false, [], "", Region: timing?.Region, Margin: timing?.Margin);
    }
}
