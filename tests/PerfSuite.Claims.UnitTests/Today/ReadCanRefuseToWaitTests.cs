using PerfSuite.Claims.Today;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Today;

public class ReadCanRefuseToWaitTests
{
    private const int BlockBytes = 65536;
    private const int PageBytes = 4096;
    private static readonly Refusal Whole = new("65536 bytes", default);

    private static readonly RefusedReads Usual = new(Whole, new Refusal("32768 bytes", default), new Refusal("EAGAIN", default(Counters) with { DeviceReadBytes = BlockBytes }), Whole,
        default(Counters) with { MinorFaults = 1 }, default(Counters) with { MajorFaults = 1, DeviceReadBytes = PageBytes });

    private static readonly RefusedReads[] Broken =
    [
        Usual with { Whole = new("EAGAIN", default) },
        Usual with { Whole = Whole with { Counted = default(Counters) with { DeviceReadBytes = PageBytes } } },
        Usual with { Half = Whole },
        Usual with { Evicted = Usual.Evicted with { Answer = "65536 bytes" } },
        Usual with { Evicted = Usual.Evicted with { Counted = Usual.Evicted.Counted with { VoluntarySwitches = 1 } } },
        Usual with { Evicted = Usual.Evicted with { Counted = default } },
        Usual with { Again = new("EAGAIN", default) },
        Usual with { Again = Whole with { Counted = default(Counters) with { DeviceReadBytes = BlockBytes } } },
        Usual with { TouchedThen = default(Counters) with { MajorFaults = 1 } },
        Usual with { Touched = Usual.Touched with { MajorFaults = 0 } },
        Usual with { Touched = Usual.Touched with { DeviceReadBytes = 64 * PageBytes } },
    ];

    [Fact]
    public void The_claim_holds_for_the_usual_counts() =>
        Assert.All(ReadCanRefuseToWait.Judge(Usual, BlockBytes, PageBytes), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void Each_row_notices_its_own_fault() => Assert.Equal(
        ReadCanRefuseToWait.Judge(Usual, BlockBytes, PageBytes).Select(row => row.Name),
        Broken.Select(broken => Assert.Single(ReadCanRefuseToWait.Judge(broken, BlockBytes, PageBytes), row => !row.Holds).Name));
}
