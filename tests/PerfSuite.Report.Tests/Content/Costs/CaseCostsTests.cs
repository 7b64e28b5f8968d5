using System.Reflection;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Content.Costs;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Content.Costs;

public class CaseCostsTests
{
    [Theory]
    [InlineData(PrimitiveNames.EmptyCall, "crossing")]
    [InlineData(PrimitiveNames.Pread4KiB, "crossing")]
    [InlineData("readCall", "crossing")]
    [InlineData(PrimitiveNames.OpenClose, "crossing")]
    [InlineData(PrimitiveNames.KernelCopyFromMemory, "kernel copy")]
    [InlineData(PrimitiveNames.UserCopyBandwidth, "user copy")]
    [InlineData(PrimitiveNames.SumFromMemory, "user copy")]
    [InlineData(PrimitiveNames.CacheMiss, "user copy")]
    [InlineData(PrimitiveNames.MinorFaultPerPage, "faulting")]
    [InlineData(PrimitiveNames.WriteFault, "faulting")]
    [InlineData(PrimitiveNames.AnonymousFault, "faulting")]
    [InlineData(PrimitiveNames.MapUnmap, "mapping")]
    [InlineData(PrimitiveNames.UnmapPerPage, "mapping")]
    [InlineData(PrimitiveNames.TlbShootdown, "mapping")]
    [InlineData(PrimitiveNames.ContextSwitch, "waking")]
    [InlineData("somethingNew", "other")]
    public void A_primitive_belongs_to_a_part(string primitive, string part) => Assert.Equal(part, CostParts.Of(primitive).Name);

    [Fact]
    public void Every_primitive_of_a_card_has_a_part_of_its_own_kind() => Assert.DoesNotContain("other",
        typeof(PrimitiveNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => CostParts.Of((string)f.GetValue(null)!).Name));

    [Fact]
    public void No_two_parts_share_a_colour() => Assert.Equal(CostParts.All.Count, CostParts.All.Select(p => p.Kind).Distinct().Count());

    [Fact]
    public void What_is_measured_beyond_the_prediction_is_unexplained()
    {
        ArmCost arm = Costs(Arm("Read", 200, (PrimitiveNames.EmptyCall, 1), (PrimitiveNames.KernelCopyBandwidth, 500))).Arms[0];
        Assert.Equal("crossing 50 % · kernel copy 25 % · unexplained 25 %", arm.Words);
        Assert.Equal([0, 0.5, 0.75], arm.Parts.Select(p => p.From));
        Assert.Equal(1, arm.Parts[^1].From + arm.Parts[^1].Length);
        Assert.Null(arm.Tick);
    }

    [Fact]
    public void What_is_predicted_beyond_the_measurement_is_told_and_the_measured_time_marked()
    {
        ArmCost arm = Costs(Arm("Read", 80, (PrimitiveNames.EmptyCall, 1))).Arms[0];
        Assert.Equal("crossing 100 % · predicted 25 % too much", arm.Words);
        Assert.Equal(0.8, arm.Tick);
    }

    [Fact]
    public void All_arms_share_one_scale_of_time()
    {
        CaseCosts costs = Costs(Arm("Read", 400, (PrimitiveNames.EmptyCall, 4)), Arm("Map", 100, (PrimitiveNames.EmptyCall, 1)));
        Assert.Equal([1, 0.25], costs.Arms.Select(a => a.Parts[^1].From + a.Parts[^1].Length));
    }

    [Fact]
    public void A_small_part_has_no_words_and_keeps_its_place()
    {
        ArmCost arm = Costs(Arm("Map", 10_000, (PrimitiveNames.EmptyCall, 1), (PrimitiveNames.MinorFault, 9.9))).Arms[0];
        Assert.Equal("faulting 99 %", arm.Words);
        Assert.Equal(0.01, Assert.Single(arm.Parts).From, 9);
    }

    [Fact]
    public void Primitives_of_one_part_are_added_up_and_unknown_ones_are_other()
    {
        ArmCost arm = Costs([.. Given.Card, Given.Price(PrimitiveNames.OpenClose, 100), Given.Price("somethingNew", 50)], Arm("Read", 250, (PrimitiveNames.EmptyCall, 1), (PrimitiveNames.OpenClose, 1), ("somethingNew", 1))).Arms[0];
        Assert.Equal("crossing 80 % · other 20 %", arm.Words);
    }

    [Fact]
    public void Only_arms_with_a_model_and_times_have_a_bar()
    {
        CaseCosts costs = Costs(Arm("Read", 100, (PrimitiveNames.EmptyCall, 1)), new ArmRecord("Map", false, [100]), Arm("Priceless", 100, ("somethingNew", 1)),
            new ArmRecord("Untimed", false, [], Work: Given.Work((PrimitiveNames.EmptyCall, 1))));
        Assert.Equal("Read", Assert.Single(costs.Arms).Arm);
    }

    [Fact]
    public void Without_a_model_or_in_another_unit_there_are_no_bars()
    {
        Assert.Null(CaseCosts.Of(Given.Timed(), Given.Card));
        Assert.Null(CaseCosts.Of(Case(Arm("Read", 100, (PrimitiveNames.EmptyCall, 1))) with { Unit = "calls" }, Given.Card));
        Assert.Null(CaseCosts.Of(Given.Observed("mapping-reads-nothing"), Given.Card));
    }

    [Fact]
    public void The_sentence_has_both_ratios_and_the_largest_share()
    {
        CaseRecord c = Case(Arm("Read", 200_000, (PrimitiveNames.EmptyCall, 2000)), Arm("MapAndCopy", 100_000, (PrimitiveNames.MinorFault, 100)));
        Assert.Equal($"Predicted 2.00 (1.94 … 2.06), measured {c.Ratio!.Value.Estimate:0.00}; largest share: emptyCall, 67 %.",
            CaseCosts.Of(c with { Prediction = CostModel.Of(c, Given.Card) }, Given.Card)!.Sentence);
        Assert.Equal($"Not predicted, measured {c.Ratio!.Value.Estimate:0.00}.", CaseCosts.Of(c, Given.Card)!.Sentence);
        Assert.Equal("Predicted 1.00 (0.900 … 1.10), not measured.", CaseCosts.Of(c with { Ratio = null, Prediction = new Prediction(1, 0.9, 1.1, []) }, Given.Card)!.Sentence);
    }

    private static CaseCosts Costs(params ArmRecord[] arms) => Costs(Given.Card, arms);

    private static CaseCosts Costs(IReadOnlyList<Primitive> card, params ArmRecord[] arms) => CaseCosts.Of(Case(arms), card)!;

    private static CaseRecord Case(params ArmRecord[] arms) => Given.Timed() with { Arms = arms };

    private static ArmRecord Arm(string name, double nanoseconds, params (string, double)[] work) => new(name, name == "Read", [nanoseconds, nanoseconds], Work: Given.Work(work));
}
