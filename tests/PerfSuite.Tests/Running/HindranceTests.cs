using System.Reflection;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Running;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Tests.Running;

public class HindranceTests
{
    [Theory]
    [InlineData("pread", 5, "EIO")]
    [InlineData("fallocate", 28, "ENOSPC")]
    [InlineData("rmdir", 16, "EBUSY")]
    [InlineData("madvise", 22, "EINVAL")]
    public void What_the_environment_refuses_is_its_fault(string call, int errno, string name)
    {
        Hindrance hindrance = Hindrances.Of(new TargetInvocationException(new SystemCallException(call, new Errno(errno), "/data/x")))!;
        Assert.Equal((call, name, "/data/x"), (hindrance.Call, hindrance.Error, hindrance.Subject));
        Assert.NotEmpty(hindrance.Remedy);
    }

    [Fact]
    public void A_full_disk_is_known_by_the_runtimes_own_exception() => Assert.Equal("ENOSPC", Hindrances.Of(new IOException("No space left on device : '/data/x'", Errno.ENOSPC.Number))!.Error);

    [Theory]
    [InlineData("pread", 22)]
    [InlineData("madvise", 12 + 2)]
    [InlineData("close", 9)]
    public void What_the_code_asked_for_wrongly_is_the_codes(string call, int errno) => Assert.Null(Hindrances.Of(new SystemCallException(call, new Errno(errno))));

    [Fact]
    public void Other_exceptions_are_the_codes()
    {
        Assert.Null(Hindrances.Of(new InvalidOperationException("no")));
        Assert.Null(Hindrances.Of(new IOException("a sharing violation")));
    }

    /// <summary>A hindrance that some sweeps met takes nothing from what the others measured; a failure of the code does.</summary>
    [Fact]
    public void A_case_is_what_most_sweeps_measured_unless_its_code_failed()
    {
        CaseRecord counted = TestCases.Counted(0), failed = counted with { Mechanism = [], Status = CaseStatus.Failed, ClaimVerdict = ClaimVerdict.Inconclusive };
        CaseRecord hindered = failed with { Hindrance = new Hindrance("fsync", "EIO", null, "wait.") };
        Assert.Equal(CaseStatus.Measured, CollectedCase.Of([counted, hindered, counted]).Status);
        Assert.NotNull(CollectedCase.Of([counted, hindered, hindered]).Hindrance);
        Assert.True(CollectedCase.Of([counted, failed, counted]).HasFailed);
        Assert.True(CollectedCase.Of([failed, hindered]).HasFailed);
    }

    [Fact]
    public void Only_what_the_code_did_looks_red()
    {
        CaseRecord failed = TestCases.Counted(0) with { Mechanism = [], Status = CaseStatus.Failed, ClaimVerdict = ClaimVerdict.Inconclusive };
        Assert.Equal(SuspicionKind.Failure, Assert.Single(Suspicion.Of(failed, drawback: false)).Kind);
        Assert.Empty(Suspicion.Of(failed with { Hindrance = new Hindrance("fsync", "EIO", null, "wait.") }, drawback: false));
    }
}
