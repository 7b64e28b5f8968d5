using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Model;

public class SurpriseTests
{
    /// <summary>Misses of 1 to 30 %; nine in ten of them within 27 %.</summary>
    private static readonly CaseRecord[] Usual = [.. Enumerable.Range(1, 30).Select(i => Case($"usual-{i}", 1 + (i / 100.0)))];

    [Fact]
    public void A_ratio_that_is_off_by_far_more_than_the_others_is_named_with_what_is_usual()
    {
        Surprise found = Assert.Single(Surprise.Among([.. Usual, Case("odd", 4)]));
        Assert.Equal(("odd [x]", 1, 4), (found.Name, found.Predicted, found.Measured));
        Assert.Equal(1.271, found.UsualMiss, 3);
        Assert.Equal("Not covered by this machine's prices, which miss nine in ten other ratios by 27 % at most: odd [x] (4, predicted 1).", SurpriseAccount.Of([found]));
    }

    [Fact]
    public void Half_is_as_far_off_as_twice() => Assert.Equal(["low [x]", "high [x]"], Surprise.Among([.. Usual, Case("high", 4), Case("low", 0.2)]).Select(s => s.Name));

    [Fact]
    public void Nobody_excuses_itself_and_the_usual_are_not_named() => Assert.Empty(Surprise.Among(Usual));

    [Fact]
    public void Where_the_intervals_are_near_each_other_nothing_is_known()
    {
        CaseRecord wide = Case("wide", 4) with { Ratio = new Interval(4, 1.5, 12, 0.95) };
        Assert.Empty(Surprise.Among([.. Usual, wide]));
        Assert.Empty(Surprise.Among([.. Usual, Case("vague", 4) with { Prediction = new Prediction(1, 0.3, 3, []) }]));
    }

    [Fact]
    public void Of_few_predictions_nobody_knows_what_is_usual()
    {
        Assert.Empty(Surprise.Among([.. Usual.Take(Surprise.FewestOthers - 1), Case("odd", 4)]));
        Assert.Single(Surprise.Among([.. Usual.Take(Surprise.FewestOthers), Case("odd", 4)]));
    }

    private static CaseRecord Case(string claim, double ratio) => TestCases.Timed(1, claim) with
    {
        Case = "x",
        Ratio = new Interval(ratio, ratio * 0.99, ratio * 1.01, 0.95),
        Prediction = new Prediction(1, 0.99, 1.01, []),
    };
}
