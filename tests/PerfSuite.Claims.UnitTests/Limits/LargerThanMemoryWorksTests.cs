using PerfSuite.Claims.Limits;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Limits;

public class LargerThanMemoryWorksTests
{
    private const long FileBytes = 128 << 20;
    private const long LimitBytes = 48 << 20;
    private static readonly Counters Read = default(Counters) with { ReadCalls = 2048, ReadBytes = FileBytes, DeviceReadBytes = FileBytes };
    private static readonly Counters Mapped = default(Counters) with { MajorFaults = 16, DeviceReadBytes = FileBytes };

    [Fact]
    public void The_claim_holds_for_the_counters_of_its_own_arms() =>
        Assert.All(LargerThanMemoryWorks.Judge(Read, Mapped, FileBytes, LimitBytes), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_for_exchanged_arms_and_a_file_that_memory_holds() => Assert.All(
        LargerThanMemoryWorks.Judge(Mapped, Read with { DeviceReadBytes = 0 }, FileBytes, limitBytes: FileBytes), row => Assert.False(row.Holds));

    [Theory]
    [InlineData("quick")]
    [InlineData("standard")]
    [InlineData("full")]
    public void The_file_is_at_least_twice_the_limit(string name)
    {
        Profile profile = Profile.Named(name);
        foreach (long limit in new[] { LargeFile.WantedLimitBytes(profile), 3 * LargeFile.WantedLimitBytes(profile) })
            Assert.InRange(LargeFile.FileBytes(profile, limit), 2.5 * limit, double.MaxValue);
    }
}
