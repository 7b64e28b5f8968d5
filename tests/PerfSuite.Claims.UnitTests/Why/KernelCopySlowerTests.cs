using FsCheck;
using FsCheck.Fluent;
using PerfSuite.Claims.Why;
using PerfSuite.Interop;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Claims.UnitTests.Why;

public class KernelCopySlowerTests
{
    private static readonly Counters Read = default(Counters) with { ReadCalls = 512, ReadBytes = 512 * 4096 };
    private static readonly Counters ReadWord = default(Counters) with { ReadCalls = 512, ReadBytes = 512 * 8 };

    [Fact]
    public void The_explanation_holds_for_the_counters_of_its_own_arms() =>
        Assert.All(KernelCopySlower.Judge(Read, ReadWord, default, default, passes: 1, 512 * 4096, blocks: 512), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_copying_arms_read_and_the_reading_arms_copy() => Assert.All(
        KernelCopySlower.Judge(default(Counters) with { MajorFaults = 1 }, ReadWord with { ReadBytes = 0 }, Read, ReadWord, passes: 1, 512 * 4096, blocks: 512),
        row => Assert.False(row.Holds));

    /// <summary>The ratio of sums lies on the side of 1 on which the ratio of the copies lies.</summary>
    [Fact]
    public void The_sums_say_which_copy_is_slower() => Prop.ForAll(Times, times =>
        Math.Sign(new KernelCopySlower().Estimand.LogIn(times.Of)) == Math.Sign(times.KernelCopy - times.UserCopy)).Holds();

    private static Arbitrary<Parts> Times => Gen.Choose(1, 10_000).ArrayOf(4).Select(n => new Parts(n[0], n[1], n[2], n[3])).ToArbitrary();

    private sealed record Parts(int KernelCopy, int UserCopy, int Call, int Loop)
    {
        public double Of(string arm) => arm switch
        {
            "Read" => Call + KernelCopy,
            "ReadWord" => Call,
            "Copy" => Loop + UserCopy,
            _ => Loop,
        };
    }
}
