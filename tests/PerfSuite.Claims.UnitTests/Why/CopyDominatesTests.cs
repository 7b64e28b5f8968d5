using PerfSuite.Claims.Why;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Why;

public class CopyDominatesTests
{
    private const int Blocks = 512;
    private const long PassBytes = Blocks * 4096;
    private static readonly Counters Read = default(Counters) with { ReadCalls = Blocks, ReadBytes = PassBytes };
    private static readonly Counters Words = default(Counters) with { ReadCalls = Blocks, ReadBytes = Blocks * 8 };
    private static readonly Counters Mapped = default(Counters) with { MinorFaults = 32 };

    [Fact]
    public void The_explanation_of_read_holds_for_its_own_counters_and_fails_for_those_of_the_mapping()
    {
        Assert.All(CopyDominates.JudgeRead(Read, Words, passes: 1, PassBytes, Blocks), row => Assert.True(row.Holds));
        Assert.All(CopyDominates.JudgeRead(Mapped, default, passes: 1, PassBytes, Blocks), row => Assert.False(row.Holds));
    }

    [Fact]
    public void The_explanation_of_the_mapping_holds_for_its_own_counters_and_fails_for_exchanged_ones()
    {
        Assert.All(CopyDominates.JudgeMapped(Mapped, default, passes: 1, pages: 512), row => Assert.True(row.Holds));
        Assert.All(CopyDominates.JudgeMapped(Words, Mapped, passes: 1, pages: 512), row => Assert.False(row.Holds));
    }

    [Fact]
    public void Loops_and_profile_must_agree()
    {
        TimeShares shares = new(CopyingNs: 60, CrossingNs: 20, FindingNs: 20);
        Assert.All(shares.Judge(profiledCopyingShare: 0.65), row => Assert.True(row.Holds));
        Assert.All(shares.Judge(profiledCopyingShare: 0.99, comparable: false), row => Assert.Equal((true, "any"), (row.Holds, row.Expected)));
        Assert.All(new[] { 0.2, 0.45, 0.75 }.SelectMany(share => shares.Judge(share)), row => Assert.False(row.Holds));
    }
}
