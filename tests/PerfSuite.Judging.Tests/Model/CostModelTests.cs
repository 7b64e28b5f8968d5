using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Model;

public class CostModelTests
{
    private static readonly Primitive[] Card = [Price("readCall", 290), Bandwidth("kernelCopyNear", 10), Bandwidth("userCopyNear", 20), Price("minorFault", 1000), Price("mapUnmap", 3000)];

    /// <summary>8 calls for 32 KiB: 8 × 290 + 3,276.8 = 5,596.8 ns. Mapped: 3,000 + 2 × 1,000 + 1,638.4 = 6,638.4 ns.</summary>
    private static readonly CaseRecord Case = With(
        Arm("Read", ("readCall", 8), ("kernelCopyNear", 32768)), Arm("Mapped", ("mapUnmap", 1), ("minorFault", 2), ("userCopyNear", 32768)));

    [Fact]
    public void An_arm_takes_what_its_work_costs()
    {
        Assert.Equal(5596.8, CostModel.TimesOf(Case.Arms[0], Card)!.Values.Sum(), 6);
        Assert.Equal(6638.4, CostModel.TimesOf(Case.Arms[1], Card)!.Values.Sum(), 6);
    }

    [Fact]
    public void The_ratio_is_predicted_with_the_limits_of_the_prices()
    {
        Prediction prediction = CostModel.Of(Case, Card)!;
        Assert.Equal(0.8431, prediction.Ratio);
        Assert.Equal((prediction.Ratio, prediction.Ratio), (prediction.Lower, prediction.Upper)); // The prices are exact.
        Prediction wide = CostModel.Of(Case, [.. Card.Select(p => p.Name == "mapUnmap" ? p with { Lower = 1500, Upper = 6000 } : p)])!;
        Assert.InRange(wide.Lower, 0.57, 0.65);
        Assert.InRange(wide.Upper, 1.09, 1.24);
    }

    [Fact]
    public void What_makes_the_arms_differ_is_named_by_its_share()
    {
        // mapUnmap 3,000, calls 2,320, faults 2,000, and 3,276.8 for the kernel's copy beside 1,638.4 for the other: 12,235.2 in all.
        Assert.Equal([("kernelCopyNear", 0.268), ("mapUnmap", 0.245), ("readCall", 0.19), ("minorFault", 0.163), ("userCopyNear", 0.134)],
            CostModel.Of(Case, Card)!.Explains.Select(e => (e.Primitive, e.Share)));
    }

    [Fact]
    public void Without_a_model_of_an_arm_or_a_price_nothing_is_predicted()
    {
        Assert.Null(CostModel.Of(With(Case.Arms[0], Case.Arms[1] with { Work = null }), Card));
        Assert.Null(CostModel.Of(Case, [.. Card.Where(p => p.Name != "minorFault")]));
        Assert.Null(CostModel.Of(Case, []));
    }

    [Fact]
    public void One_dear_primitive_is_named_for_all_that_it_moved()
    {
        Primitive[] dear = [.. Card.Select(p => p.Name == "minorFault" ? Price(p.Name, 16_000) : p)];
        CaseRecord[] cases = [.. Enumerable.Range(1, 5).Select(i => With(Case.Arms[0], Arm("Mapped", ("mapUnmap", 1), ("minorFault", i), ("userCopyNear", 32768))) with { Case = $"faults={i}" })];
        MovedCase[] moved = [.. cases.Select(c => new MovedCase(c, WorkOf(c), Math.Log(CostModel.Of(c, dear)!.Ratio / CostModel.Of(c, Card)!.Ratio)))];
        CommonCause cause = CommonCause.Of([.. moved, new MovedCase(Case with { Case = "other" }, WorkOf(Case), 0.8)], Card, dear)!;
        CauseTerm term = Assert.Single(cause.Primitives);
        Assert.Equal(("minorFault", 16.0, 1.0), (term.Primitive, term.PriceFactor, term.NumberFactor));
        Assert.Equal(5, cause.Explained.Count);
        Assert.Equal(["claim [other]"], cause.Unexplained);
    }

    [Fact]
    public void More_of_a_primitive_is_a_cause_as_well_as_a_dearer_one()
    {
        CaseRecord more = With(Case.Arms[0], Arm("Mapped", ("mapUnmap", 1), ("minorFault", 32), ("userCopyNear", 32768)));
        CommonCause cause = CommonCause.Of([new MovedCase(more, WorkOf(Case), Math.Log(CostModel.Of(more, Card)!.Ratio / CostModel.Of(Case, Card)!.Ratio))], Card, Card)!;
        CauseTerm term = Assert.Single(cause.Primitives);
        Assert.Equal(("minorFault", 1.0, 16.0), (term.Primitive, term.PriceFactor, term.NumberFactor));
    }

    [Fact]
    public void A_primitive_that_only_the_new_card_prices_can_be_the_cause_all_the_same()
    {
        CaseRecord flushing = With(Case.Arms[0], Arm("Mapped", ("mapUnmap", 1), ("minorFault", 2), ("userCopyNear", 32768), ("flushPerPage", 100)));
        Primitive[] now = [.. Card, Price("flushPerPage", 200)];
        CommonCause cause = CommonCause.Of([new MovedCase(flushing, WorkOf(Case), Math.Log(CostModel.Of(flushing, now)!.Ratio / CostModel.Of(Case, Card)!.Ratio))], Card, now)!;
        Assert.Equal(new CauseTerm("flushPerPage", 1, 1), Assert.Single(cause.Primitives));
    }

    [Fact]
    public void What_no_model_is_known_of_is_counted_and_no_cause_is_made_up()
    {
        Assert.Null(CommonCause.Of([], Card, Card));
        CaseRecord unknown = With(Case.Arms[0] with { Work = null }, Case.Arms[1]);
        Assert.Null(CommonCause.Of([new MovedCase(unknown, null, 1)], Card, Card));
        CommonCause none = CommonCause.Of([new MovedCase(Case, WorkOf(Case), 1), new MovedCase(unknown, null, 1)], Card, Card)!;
        Assert.Empty(none.Primitives);
        Assert.Empty(none.Explained);
        Assert.Equal((1, 1), (none.Unexplained.Count, none.NotModelled.Count));
    }

    [Fact]
    public void Another_machines_prices_say_what_would_become_of_a_ratio()
    {
        WorkOfCase work = Assert.Single(WorkOfCase.Of([Case, With(Case.Arms[0] with { Work = null }, Case.Arms[1])]));
        MachineEffect effect = Assert.Single(MachineEffect.On([work], Card, [.. Card.Select(p => p.Name == "mapUnmap" ? Price(p.Name, 30_000) : p)]));
        Assert.Equal(0.8431, effect.Here.Ratio);
        Assert.Equal(5596.8 / 33638.4 / 0.8431, effect.Change, 3);
    }

    [Fact]
    public void A_prediction_that_does_not_follow_from_work_and_prices_is_found()
    {
        SuiteResults run = TestCases.Results(Case with { Prediction = CostModel.Of(Case, Card) });
        run = run with { Environment = run.Environment with { Primitives = Card } };
        Assert.DoesNotContain("predicted ratio", Recomputation.Disagreements(run).Select(d => d.Figure));
        SuiteResults forged = run with { Cases = [run.Cases[0] with { Prediction = run.Cases[0].Prediction! with { Ratio = 0.9 } }] };
        Assert.Contains("predicted ratio", Recomputation.Disagreements(forged).Select(d => d.Figure));
    }

    private static Dictionary<string, IReadOnlyDictionary<string, double>> WorkOf(CaseRecord c) => c.Arms.ToDictionary(a => a.Name, a => a.Work!, StringComparer.Ordinal);

    private static ArmRecord Arm(string name, params (string Primitive, double Number)[] work) =>
        new(name, name == "Read", [], Work: work.ToDictionary(w => w.Primitive, w => w.Number, StringComparer.Ordinal));

    private static CaseRecord With(params ArmRecord[] arms) => new("claim", "", "Area", Facts.None, "ns", arms, null, null, Expectation.Supported, ClaimVerdict.Inconclusive, BaselineVerdict.NoBaseline, false, [], "",
        Estimand.Ratio("Read", "Mapped"));

    private static Primitive Price(string name, double ns) => new(name, Primitive.Nanoseconds, ns, ns, ns, "");

    private static Primitive Bandwidth(string name, double bytes) => new(name, Primitive.BytesPerNanosecond, bytes, bytes, bytes, "");
}
