using PerfSuite.Gating;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Tests.Gating;

public class RevisionsTests
{
    private static readonly CaseRecord Red = Case("a", red: true, Change(0.78, 0.80, 0.82));

    [Fact]
    public void Red_again_is_bad() => Assert.Equal(RevisionVerdict.Bad, Judge(Case("a", red: true, Change(0.85, 0.88, 0.9))));

    [Fact]
    public void What_is_shown_to_be_without_the_change_is_good() => Assert.Equal(RevisionVerdict.Good, Judge(Case("a", red: false, Change(0.85, 0.97, 1.1))));

    [Fact]
    public void What_may_have_the_change_is_not_known() => Assert.Equal(RevisionVerdict.Unknown, Judge(Case("a", red: false, Change(0.79, 0.97, 1.2))));

    [Fact]
    public void A_case_that_is_not_there_is_not_known() => Assert.Equal(RevisionVerdict.Unknown, Judge(Case("b", red: true, Change(0.7, 0.7, 0.8))));

    /// <summary>The claim does not exist yet, or fails for another reason: another red than the one that is looked for.</summary>
    [Theory]
    [InlineData(CaseStanding.Vanished, CaseStatus.Measured)]
    [InlineData(CaseStanding.Confirmed, CaseStatus.Failed)]
    public void Another_kind_of_red_is_not_the_one(CaseStanding standing, CaseStatus status) =>
        Assert.Equal(RevisionVerdict.Unknown, Judge(Case("a", red: true, Change(0.7, 0.75, 0.8)) with { Standing = standing, Status = status }));

    [Fact]
    public void One_bad_case_is_enough_and_good_takes_all()
    {
        CaseRecord[] reds = [Red, Red with { Claim = "b" }];
        CaseRecord good = Case("a", red: false, Change(0.9, 1, 1.1));
        Assert.Equal(RevisionVerdict.Bad, Revisions.Judge(Results(good, Red with { Claim = "b" }), reds));
        Assert.Equal(RevisionVerdict.Unknown, Revisions.Judge(Results(good), reds));
        Assert.Equal(RevisionVerdict.Good, Revisions.Judge(Results(good, good with { Claim = "b" }), reds));
    }

    [Theory]
    [InlineData(ClaimVerdict.Supported, RevisionVerdict.Good)]
    [InlineData(ClaimVerdict.Inconclusive, RevisionVerdict.Unknown)]
    [InlineData(ClaimVerdict.NotApplicable, RevisionVerdict.Unknown)]
    public void Counters_are_good_where_they_were_counted(ClaimVerdict verdict, RevisionVerdict expected)
    {
        CaseRecord red = Case("a", red: true, change: null);
        Assert.Equal(expected, Revisions.Judge(Results(red with { Red = false, Standing = CaseStanding.Clear, ClaimVerdict = verdict }), [red]));
    }

    private static RevisionVerdict Judge(CaseRecord here) => Revisions.Judge(Results(here), [Red]);

    private static Interval Change(double lower, double estimate, double upper) => new(estimate, lower, upper, 0.95);

    private static CaseRecord Case(string claim, bool red, Interval? change) => new(claim, "", "Area", new Dictionary<string, object>(), "ns", [], null, null, Expectation.Supported, ClaimVerdict.Supported,
        red ? BaselineVerdict.Regressed : BaselineVerdict.Inconclusive, red, [], "", Baseline: new BaselineComparison(null, ClaimVerdict.Supported, 6, change), Standing: red ? CaseStanding.Confirmed : CaseStanding.Clear);

    private static SuiteResults Results(params CaseRecord[] cases) => new(SuiteResults.CurrentSchemaVersion, null!, null!, cases);
}
