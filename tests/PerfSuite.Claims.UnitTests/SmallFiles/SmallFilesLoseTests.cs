using PerfSuite.Claims.SmallFiles;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.SmallFiles;

public class SmallFilesLoseTests
{
    private static readonly Counters Reading = default(Counters) with { HasIo = true, ReadCalls = 1000 };
    private static readonly Counters Mapping = default(Counters) with { HasIo = true, MinorFaults = 1000 };

    [Fact]
    public void One_call_or_one_fault_a_file_bears_the_explanation_out() =>
        Assert.All(SmallFilesLose.Judge(Reading, Mapping, files: 1000), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(SmallFilesLose.Judge(Mapping, Reading, files: 1000), row => Assert.False(row.Holds, row.Name));

    [Fact]
    public void Faults_are_judged_where_calls_are_not_counted() =>
        Assert.Equal(2, SmallFilesLose.Judge(Reading with { HasIo = false }, Mapping with { HasIo = false }, files: 1000).Count());
}
