using PerfSuite.Claims.Setup;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Setup;

public class OneTouchOfManyLargeFilesTests
{
    private static readonly Counters Reading = default(Counters) with { HasIo = true, ReadCalls = 640 };
    private static readonly Counters Mapping = default(Counters) with { HasIo = true, MinorFaults = 641 };

    [Fact]
    public void One_call_or_one_fault_a_file_bears_the_explanation_out() =>
        Assert.All(OneTouchOfManyLargeFiles.Judge(Reading, Mapping, files: 640), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(OneTouchOfManyLargeFiles.Judge(Mapping, Reading, files: 640), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Faults_are_judged_where_calls_are_not_counted() =>
        Assert.Equal(2, OneTouchOfManyLargeFiles.Judge(Reading with { HasIo = false }, Mapping, files: 640).Count());
}
