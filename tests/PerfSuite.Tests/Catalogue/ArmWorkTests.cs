using PerfSuite.Catalogue;
using PerfSuite.Interop;

namespace PerfSuite.Tests.Catalogue;

public class ArmWorkTests
{
    private const int Kilo = 1024;

    [Fact]
    public void Calls_bytes_and_faults_are_the_counters_and_the_rest_is_what_the_arm_says()
    {
        Counters ten = new() { HasIo = true, ReadCalls = 40, ReadBytes = 40 * 4 * Kilo };
        Assert.Equal([("kernelCopyFromMemory", 16.0 * Kilo), ("readCall", 4), ("sumNear", 16.0 * Kilo)],
            Of(new ArmWork { KernelBytes = BytesFrom.FromMemory, SummedBytes = 16 * Kilo }, ten, operations: 10));
        Counters faults = new() { HasIo = true, MinorFaults = 20 };
        Assert.Equal([("mapUnmap", 1), ("minorFault", 2), ("minorFaultPerPage", 1022), ("pageTable", 2), ("unmapPerPage", 1023), ("unmapTouched", 1)], Of(ArmWork.OfMapping(4 * Kilo * Kilo), faults, operations: 10));
    }

    [Fact]
    public void Sixteen_pages_a_fault_and_fewer_lie_page_by_page()
    {
        Counters faults = new() { HasIo = true, MinorFaults = 64 };
        Assert.Equal([("mapUnmap", 1), ("minorFault", 64), ("minorFaultPerSmallPage", 960), ("pageTable", 2), ("unmapPerSmallPage", 1023), ("unmapTouched", 1)],
            Of(ArmWork.OfMapping(4 * Kilo * Kilo), faults, operations: 1));
    }

    [Theory]
    [InlineData(16, 15)]
    [InlineData(33, 32)]
    [InlineData(34, 0)]
    public void Few_pages_are_flushed_one_by_one(int pages, double flushed) =>
        Assert.Equal(flushed, Of(ArmWork.OfMapping(pages * 4 * Kilo), new() { HasIo = true, MinorFaults = 1 }, 1).SingleOrDefault(w => w.Item1 == "flushPerPage").Item2);

    [Fact]
    public void A_read_of_no_bytes_looks_for_no_page() => Assert.Equal([("emptyCall", 3)], Of(new ArmWork { Calls = 1 }, new() { HasIo = true, ReadCalls = 2 }, operations: 1));

    [Fact]
    public void Bytes_that_are_used_again_come_from_memory_once()
    {
        BytesFrom four = BytesFrom.MemoryThen(BytesFrom.LastCache, uses: 4);
        Assert.Equal((0.25, 0.75), (four.Memory, four.Cache));
        Assert.Equal([("userCopyFromMemory", 256), ("userCopyNear", 768)], Of(new ArmWork { CopiedBytes = 1024, UserBytes = BytesFrom.MemoryThen(BytesFrom.Near, 4) }, new() { HasIo = true }, operations: 1));
    }

    [Fact]
    public void Writes_are_those_of_files_or_of_a_pipe_whose_other_side_does_alike()
    {
        Counters ten = new() { HasIo = true, WriteCalls = 20, WrittenBytes = 20 * Kilo, ReadCalls = 10, ReadBytes = 80, VoluntarySwitches = 15, InvoluntarySwitches = 5 };
        Assert.Equal([("dirtyPage", 3), ("emptyCall", 0.5), ("kernelCopyNear", 8), ("kernelStore", 2 * Kilo), ("readCall", 1), ("writeCall", 2)], Of(new ArmWork { PagesDirtied = 3, Calls = 0.5 }, ten, 10));
        Assert.Equal([("contextSwitch", 4), ("pipeCall", 6), ("pipeTransfer", (2 * Kilo) + 8)], Of(new ArmWork { Partner = Partner.BehindPipe }, ten, 10));
    }

    [Fact]
    public void Who_sleeps_beside_memory_calls_for_it_and_is_woken_by_a_call()
    {
        Counters ten = new() { HasIo = true, VoluntarySwitches = 10 };
        Assert.Equal([("contextSwitch", 2), ("emptyCall", 4), ("interlocked", 2), ("userCopyNear", 128)], Of(new ArmWork { Partner = Partner.BesideMemory, CopiedBytes = 128, Interlocked = 2 }, ten, 10));
    }

    [Fact]
    public void Stores_to_present_pages_fault_at_a_price_of_their_own()
    {
        Counters faults = new() { HasIo = true, MinorFaults = 4 };
        Assert.Equal([("fillToMemory", 4 * Kilo), ("userStore", 8), ("writeFault", 4)],
            Of(new ArmWork { StoresToPresentPages = true, StoredBytes = 8, FilledBytes = 4 * Kilo, UserBytes = BytesFrom.FromMemory }, faults, 1));
        Assert.Equal([("fillNear", 4 * Kilo), ("minorFault", 4)], Of(new ArmWork { FilledBytes = 4 * Kilo }, faults, 1));
    }

    [Fact]
    public void What_several_do_at_once_takes_as_long_as_the_share_of_one() =>
        Assert.Equal([("kernelCopyNear", 16), ("readCall", 1), ("sumNear", 4)], Of(new ArmWork { AtOnce = 2, SummedBytes = 8 }, new() { HasIo = true, ReadCalls = 2, ReadBytes = 32 }, 1));

    [Fact]
    public void What_a_device_did_or_nobody_counted_has_no_model()
    {
        Assert.Null(new ArmWork().InPrimitives(new() { HasIo = false }, 1));
        Assert.Null(new ArmWork().InPrimitives(new() { HasIo = true, MajorFaults = 1 }, 1));
        Assert.Null(new ArmWork().InPrimitives(new() { HasIo = true, DeviceReadBytes = 4096 }, 1));
    }

    [Fact]
    public void Several_times_is_several_times_everything()
    {
        ArmWork one = ArmWork.OfMapping(64 * Kilo) with { Calls = 1, Opens = 1, CopiedBytes = 8, SummedBytes = 8, StoredBytes = 8, FilledBytes = 8, PagesDirtied = 1, Interlocked = 1, Misses = 1, Interrupts = 1 };
        Counters none = new() { HasIo = true };
        Assert.Equal(Of(one, none, 1).Select(w => (w.Item1, w.Item2 * 3)), Of(one.Times(3), none, 1));
    }

    private static IEnumerable<(string, double)> Of(ArmWork work, Counters counters, double operations) =>
        work.InPrimitives(counters, operations)!.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => (w.Key, w.Value));
}
