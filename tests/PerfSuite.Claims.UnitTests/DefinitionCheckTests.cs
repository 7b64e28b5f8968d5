using System.Reflection;
using BenchmarkDotNet.Attributes;
using PerfSuite.Catalogue;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Claims.UnitTests;

/// <summary>What a results file says of a claim's definition is held to the claim.</summary>
public class DefinitionCheckTests
{
    /// <summary>A case that has everything: parameters, arms, and another's samples.</summary>
    private const string Derived = "sequential-warm-copy [blockKiB=4, mapped=eachPass]";

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
        { "estimand", c => c with { Estimand = Estimand.Ratio(c.Arms[1].Name, c.Arms[0].Name) } },
        { "estimand", c => c with { Estimand = null } },
        { "arms", c => c with { Arms = [.. c.Arms.Select(a => a with { Baseline = !a.Baseline })] } },
        { "arms", c => c with { Arms = [c.Arms[0], c.Arms[1] with { Name = "Faster" }] } },
        { "arms", c => c with { Arms = [.. c.Arms, c.Arms[0] with { Name = "Another" }] } },
        { "arms", c => c with { Arms = [], Mechanism = [MechanismRow.Of("calls", Expected.AtLeast(0), 0)] } },
        { "parameter blockKiB", c => c with { Parameters = With(c.Parameters, "blockKiB", 3L) } },
        { "parameter blockKiB", c => c with { Parameters = c.Parameters.Where(p => p.Key != "blockKiB").ToDictionary() } },
        { "parameter derivedFrom", c => c with { Parameters = With(c.Parameters, "derivedFrom", "random-warm-copy [blockKiB=4, mapped=once]") } },
    };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public void A_definition_that_the_file_brings_is_found(string figure, Func<CaseRecord, CaseRecord> forge) =>
        Assert.Contains(Found(forge), d => d.Figure == figure && d.Case == Derived);

    [Fact]
    public void Counters_alone_time_nothing()
    {
        CaseRecord counted = Results().Cases.First(c => Catalogue.Claims.Single(claim => claim.Id == c.Claim).Kind == ClaimKind.Mechanism);
        Assert.Equal("arms", Assert.Single(Found(c => c with { Arms = [new ArmRecord("Read", true, [1])] }, counted.Name)).Figure);
    }

    [Fact]
    public void A_timed_case_that_came_to_nothing_has_no_arms() =>
        Assert.Empty(Found(c => c with { Arms = [], Estimand = null, Region = null, Margin = null, ClaimVerdict = ClaimVerdict.Inconclusive, Status = CaseStatus.OutOfTime }));

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

    private static IEnumerable<Disagreement> Found(Func<CaseRecord, CaseRecord> forge, string @case = Derived)
    {
        SuiteResults results = Results();
        return DefinitionCheck.Disagreements(results with { Cases = [.. results.Cases.Select(c => c.Name == @case ? forge(c) : c)] }, Catalogue);
    }

    private static Dictionary<string, object> With(IReadOnlyDictionary<string, object> parameters, string name, object value) => new(parameters, StringComparer.Ordinal) { [name] = value };

    private static SuiteResults Results() => new(SuiteResults.CurrentSchemaVersion,
        new RunRecord("id", DateTimeOffset.UnixEpoch, "quick", 1, 1, Complete: true), null!, [.. Catalogue.Cases.Select(Record)],
        [.. Catalogue.Claims.Select(c => c.Describe([]))]);

    /// <summary>A case as a run records it, with sizes and counts beside its own parameters.</summary>
    private static CaseRecord Record(ClaimCase c)
    {
        Claim claim = c.Create();
        ClaimCase? source = c.Source?.Find();
        TimingClaim? timing = claim as TimingClaim, measured = source?.Create() as TimingClaim ?? timing;
        IEnumerable<KeyValuePair<string, object>> parameters = [.. c.Parameters.Recorded, new("somethingBytes", 1L << 26), .. source is null ? [] : (KeyValuePair<string, object>[])[new("derivedFrom", source.Name)]];
        return new CaseRecord(c.Claim.Id, c.Parameters.ToString(), c.Claim.Area, parameters.ToDictionary(), "ns", measured is null ? [] : [.. measured.Estimand.Arms.Select(a => ArmOf(measured, a))], null, null,
            claim.ExpectationOfCase ?? c.Claim.Expectation, ClaimVerdict.Supported, BaselineVerdict.NoBaseline, Red: false, [], "", measured?.Estimand, timing?.Region, timing?.Margin);
    }

    private static ArmRecord ArmOf(TimingClaim measured, string arm) => new(arm, measured.GetType().GetMethod(arm)!.GetCustomAttribute<BenchmarkAttribute>()!.Baseline, [1]);
}
