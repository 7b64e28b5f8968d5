using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Storage;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Judging.Tests.Storage;

public sealed class BaselineStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_machine_without_a_baseline_has_none() => Assert.Null(BaselineStore.Find(folder, "a-machine"));

    [Fact]
    public void An_accepted_run_compares_as_unchanged_with_itself()
    {
        Accept(1.5, 1.501, 1.499, 1.5, 1.5);
        CaseRecord compared = Compare(1.5);
        Assert.Equal(BaselineVerdict.Unchanged, compared.BaselineVerdict);
        Assert.Equal(5, compared.Baseline!.Processes);
    }

    [Fact]
    public void A_tenth_less_is_regressed_and_a_tenth_more_improved()
    {
        Accept(1.5, 1.501, 1.499, 1.5, 1.5);
        Assert.Equal(BaselineVerdict.Regressed, Compare(1.35).BaselineVerdict);
        Assert.Equal(BaselineVerdict.Improved, Compare(1.65).BaselineVerdict);
    }

    [Fact]
    public void A_baseline_whose_processes_differ_as_much_does_not_call_it_regressed()
    {
        Accept(1.5, 1.3, 1.7, 1.4, 1.6);
        Assert.Equal(BaselineVerdict.Inconclusive, Compare(1.35).BaselineVerdict);
    }

    [Fact]
    public void Another_workload_is_not_comparable()
    {
        Accept(1.5, 1.5);
        CaseRecord now = TestCases.Timed(0.8) with { Parameters = new Dictionary<string, object> { ["blockKiB"] = 8L } };
        CaseRecord compared = Stored().Compare(now, default);
        Assert.Null(compared.Baseline!.Change);
        Assert.Equal(BaselineVerdict.NotComparable, compared.BaselineVerdict);
        Assert.Empty(Suspicion.Of(compared, drawback: false));
    }

    [Fact]
    public void Another_ratio_of_the_same_arms_is_not_comparable()
    {
        Accept(1.5, 1.5);
        Assert.Equal(BaselineVerdict.NotComparable, Stored().Compare(TestCases.Timed(1.5) with { Estimand = Estimand.Ratio("Mapped", "Read") }, default).BaselineVerdict);
    }

    [Fact]
    public void A_case_that_the_baseline_lacks_has_no_baseline()
    {
        Accept(1.5, 1.5);
        Assert.Equal(BaselineVerdict.NoBaseline, Stored().Compare(TestCases.Timed(1.5, @case: "blockKiB=64"), default).BaselineVerdict);
    }

    [Fact]
    public void A_claim_that_nobody_has_any_more_has_vanished_where_everything_was_asked_for_and_only_there()
    {
        Accept(1.5, 1.5);
        Assert.Equal("a-claim [blockKiB=4]", Assert.Single(Stored().Vanished(new Dictionary<string, string>(), everything: true, new HashSet<string>())).Name);
        Assert.Empty(Stored().Vanished(new Dictionary<string, string>(), everything: false, new HashSet<string>()));
    }

    [Fact]
    public void Accepting_one_claim_leaves_the_others_files_alone()
    {
        BaselineStore.Accept(folder, [TestCases.Results(TestCases.Timed(1.5, "one-claim"), TestCases.Timed(1.5, "other-claim"))]);
        string other = Path.Combine(folder, "a-machine", "other-claim.json"), before = File.ReadAllText(other);
        BaselineStore.Accept(folder, [TestCases.Results(TestCases.Timed(1.7, "one-claim"))]);
        Assert.Equal(before, File.ReadAllText(other));
        Assert.Equal(["machine.json", "one-claim.json", "other-claim.json"], Directory.GetFiles(Path.Combine(folder, "a-machine")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Accepting_the_same_run_again_changes_nothing()
    {
        Accept(1.5, 1.5);
        string file = Path.Combine(folder, "a-machine", "a-claim.json"), before = File.ReadAllText(file);
        Accept(1.5, 1.5);
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void A_part_of_another_machines_baseline_is_not_replaced(double itsFault)
    {
        SuiteResults Of(double fault, params IReadOnlyList<CaseRecord> cases) => TestCases.Results(cases) is var run && fault == 0 ? run
            : run with { Environment = run.Environment with { Primitives = [new Primitive("minorFault", Primitive.Nanoseconds, fault, fault, fault, "touch")] } };
        BaselineStore.Accept(folder, [Of(itsFault, TestCases.Timed(1.5, "one-claim"), TestCases.Timed(1.5, "other-claim"))]);
        OtherMachineException e = Assert.Throws<OtherMachineException>(() => BaselineStore.Accept(folder, [Of(500, TestCases.Timed(1.7, "one-claim"))]));
        Assert.Contains("other-claim would stay", e.Message, StringComparison.Ordinal);
        BaselineStore.Accept(folder, [Of(500, TestCases.Timed(1.7, "one-claim"), TestCases.Timed(1.7, "other-claim"))]);
        Assert.Equal(500, Assert.Single(Stored().Machine.Environment.Primitives).Estimate);
    }

    [Fact]
    public void A_card_whose_limits_are_none_is_refused_by_file_and_position()
    {
        Accept(1.5, 1.5);
        string file = Path.Combine(folder, "a-machine", "machine.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"primitives\": []",
            "\"primitives\": [{ \"name\": \"emptyCall\", \"unit\": \"ns\", \"estimate\": 5, \"lower\": 6, \"upper\": 7, \"method\": \"\" }]", StringComparison.Ordinal));
        UnreadableInputException e = Assert.Throws<UnreadableInputException>(Stored);
        Assert.Equal((file, "$.environment.primitives[0]"), (e.File, e.Position));
    }

    [Fact]
    public void A_corrupt_file_is_refused_by_name_and_position()
    {
        Accept(1.5, 1.5);
        string file = Path.Combine(folder, "a-machine", "a-claim.json");
        File.WriteAllText(file, File.ReadAllText(file)[..100]);
        UnreadableInputException e = Assert.Throws<UnreadableInputException>(Stored);
        Assert.Equal(file, e.File);
        Assert.Contains("line ", e.Position, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_renamed_is_refused()
    {
        Accept(1.5, 1.5);
        string own = Path.Combine(folder, "a-machine");
        File.Move(Path.Combine(own, "a-claim.json"), Path.Combine(own, "b-claim.json"));
        Assert.Throws<UnreadableInputException>(Stored);
    }

    private void Accept(params double[] ratios) => BaselineStore.Accept(folder, [.. ratios.Select(r => TestCases.Results(TestCases.Timed(r) with { Sweeps = [40] }))]);

    [Fact]
    public void Times_of_before_there_were_sweeps_are_not_comparable_and_the_standing_says_so()
    {
        BaselineStore.Accept(folder, [.. new[] { 1.5, 1.501, 1.499 }.Select(r => TestCases.Results(TestCases.Timed(r), TestCases.Counted(0)))]);
        Assert.Equal(BaselineVerdict.NotComparable, Compare(0.8).BaselineVerdict);
        Assert.Equal(BaselineVerdict.Unchanged, Stored().Compare(TestCases.Counted(0), default).BaselineVerdict);
        Assert.Contains("Record it anew", Stored().StandingFor(TestCases.Results().Environment, pinned: true).Reason, StringComparison.Ordinal);
        Accept(1.5, 1.501, 1.499);
        Assert.Equal(BaselineVerdict.Regressed, Compare(0.8).BaselineVerdict);
    }

    private Baseline Stored() => BaselineStore.Find(folder, "a-machine")!;

    private CaseRecord Compare(double ratio) => Stored().Compare(TestCases.Timed(ratio), default);
}
