using PerfSuite.Baselines;
using PerfSuite.Results;

namespace PerfSuite.Tests.Baselines;

public sealed class MachineMatchTests : IDisposable
{
    private static readonly EnvironmentRecord Here = TestCases.Results().Environment;

    private readonly string folder = Directory.CreateTempSubdirectory("perfsuite-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_key_is_the_same_machine_whatever_its_kernels_last_digit() =>
        Assert.Equal(MatchKind.Full, MachineMatch.Between(Here with { Kernel = "6.18.9" }, Here).Kind);

    [Fact]
    public void Another_kernel_on_such_a_machine_is_compared_by_verdicts_and_says_so()
    {
        MachineMatch match = MachineMatch.Between(Here with { Machine = "older", Kernel = "6.12" }, Here);
        Assert.Equal(MatchKind.Verdicts, match.Kind);
        Assert.Equal(["kernel 6.12 there, 6.18 here"], match.Differences);
    }

    [Fact]
    public void Another_CPU_is_another_machine() =>
        Assert.Equal(MatchKind.None, MachineMatch.Between(Here with { Machine = "other", Cpu = "Another CPU" }, Here).Kind);

    [Fact]
    public void The_machines_own_baseline_is_preferred_to_one_like_it()
    {
        Accept(Here with { Machine = "a-machine-before", Kernel = "6.12" });
        Accept(Here);
        Assert.Equal("a-machine", BaselineStore.Find(folder, Here)!.Machine.Environment.Machine);
    }

    [Fact]
    public void A_baseline_of_a_machine_like_it_gives_verdicts_but_no_change()
    {
        Accept(Here with { Machine = "a-machine-before", Kernel = "6.12" });
        CaseRecord compared = BaselineStore.Find(folder, Here)!.Compare(TestCases.Timed(1.2));
        Assert.Null(compared.Baseline!.Change);
        Assert.Equal(PerfSuite.Verdicts.BaselineVerdict.Unchanged, compared.BaselineVerdict);
    }

    private void Accept(EnvironmentRecord machine) => BaselineStore.Accept(folder, [TestCases.Results(TestCases.Timed(1.5)) with { Environment = machine }]);
}
