using PerfSuite.Catalogue;
using PerfSuite.Claims.Throughput;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary><c>report --verify</c> finds a file that asks something else than the catalogue, even where all that it states follows from its samples.</summary>
public sealed class VerifyTests : IDisposable
{
    private const int Rounds = 18;

    private static readonly ClaimCase Defined = ClaimSource.Catalogue([]).Cases.First(c => c.Claim.Type == typeof(SequentialWarmCopy));

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, Func<CaseRecord, CaseRecord>> Forgeries => new()
    {
        { "estimand is stated as MapAndCopy ÷ Read, but Read ÷ MapAndCopy follows", c => c with { Estimand = Estimand.Ratio("MapAndCopy", "Read") } },
        { "arms is stated as MapAndCopy (the base), Read, but MapAndCopy, Read (the base) follows", c => c with { Arms = [.. c.Arms.Select(a => a with { Baseline = !a.Baseline })] } },
        { "parameter blockKiB is stated as 64, but 4 follows", c => c with { Parameters = new Dictionary<string, object>(c.Parameters, StringComparer.Ordinal) { ["blockKiB"] = 64L } } },
        { "arms is stated as none, but MapAndCopy, Read (the base) follows", c => c with { Arms = [], Estimand = null, Sweeps = [], Ratio = null, MinimumDetectableChange = null, ClaimVerdict = ClaimVerdict.Supported } },
        { "region is stated as above 0.5", c => c with { Region = Region.Over(0.5) } },
    };

    [Fact]
    public void A_file_that_asks_what_the_catalogue_asks_agrees() => Verified(c => c).EndedWith(ExitCode.Green);

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public void A_file_that_asks_something_else_is_not_to_be_trusted(string said, Func<CaseRecord, CaseRecord> forge)
    {
        ToolOutcome outcome = Verified(forge);
        outcome.EndedWith(ExitCode.Red);
        Assert.Contains($"{Defined.Name}: {said}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 figures or verdicts do not follow", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>Whoever forges a definition computes the rest from it.</summary>
    private ToolOutcome Verified(Func<CaseRecord, CaseRecord> forge)
    {
        TimingClaim claim = (TimingClaim)Defined.Create();
        CaseRecord record = forge(new CaseRecord(Defined.Claim.Id, Defined.Parameters.ToString(), Defined.Claim.Area, Defined.Parameters.Recorded, claim.Unit,
            [Arm("Read", true, 150), Arm("MapAndCopy", false, 100)], null, null, Defined.Claim.Expectation, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, Red: false,
            [MechanismRow.Of("read calls, MapAndCopy", Expected.Exactly(0), 0)], "", claim.Estimand, claim.Region, claim.Margin, Sweeps: [6, 6, 6]));
        JudgingPolicy policy = RunJudgement.PolicyOf([record], null);
        SuiteResults results = SampleResults.Of([.. RunJudgement.Judge([record], policy, null)]);
        return Tool.Run("report", "--verify", folder.Write("results.json", results with { Run = results.Run with { Version = DefinitionCheck.Version, Policy = policy } }));
    }

    private static ArmRecord Arm(string name, bool baseline, double time) => new(name, baseline, [.. Enumerable.Range(0, Rounds).Select(i => Significant.Digits(time * (1 + (((i * 7) % 11) * 0.001)), 4))]);
}
