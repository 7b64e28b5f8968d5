using System.Runtime.CompilerServices;

namespace PerfSuite.Interop.Tests;

public sealed class ThreadProbeTests : IDisposable
{
    private const int Block = 4096;
    private readonly TempFolder _folder = new();

    [SkippableFact]
    public void An_empty_bracket_counts_no_call_no_byte_and_no_fault()
    {
        using var probe = CountingProbe();
        List<long> faults = [];
        for (var i = 0; i < 1000; i++)
        {
            var nothing = probe.Between(probe.Take(), probe.Take());
            faults.Add(nothing.MinorFaults);
            var expected = new Counters() with
            {
                MinorFaults = nothing.MinorFaults,
                VoluntarySwitches = nothing.VoluntarySwitches,
                InvoluntarySwitches = nothing.InvoluntarySwitches,
                UserNanoseconds = nothing.UserNanoseconds,
                SystemNanoseconds = nothing.SystemNanoseconds,
            };
            Assert.Equal(expected, nothing);
        }

        // Code that the runtime patches in the midst of it, or that the kernel moves, is faulted in anew, once: a fault of the probe's own would be in each.
        Assert.InRange(faults.Count(f => f > 0), 0, 20);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1000)]
    public void Reads_are_counted_exactly(int reads)
    {
        using var probe = CountingProbe();
        using var file = FileDescriptor.Open(_folder.File("data", Block));
        using var buffer = new NativeBuffer(Block);

        var before = probe.Take();
        for (var i = 0; i < reads; i++)
            SystemCall.Pread(file.Number, buffer.Address, Block - i, i);
        var counted = probe.Between(before, probe.Take());

        Assert.Equal(reads, counted.ReadCalls);
        Assert.Equal(Enumerable.Range(0, reads).Sum(i => Block - i), counted.ReadBytes);
        Assert.Equal((0, 0), (counted.WriteCalls, counted.WrittenBytes));
    }

    [SkippableFact]
    public void Writes_are_counted_exactly_and_charge_the_device_by_the_page()
    {
        using var probe = CountingProbe();
        using var file = FileDescriptor.Open(_folder["out"], OpenAccess.ReadWrite, OpenOptions.Create);
        Skip.If(file.FileSystem.IsMemoryOnly, "the test's folder is in memory: nothing is charged to a device");
        using var buffer = new NativeBuffer(Block);

        var before = probe.Take();
        for (var i = 0; i < 5; i++)
            SystemCall.Pwrite(file.Number, buffer.Address, Block, i * (long)Block);
        var counted = probe.Between(before, probe.Take());

        Assert.Equal((5, 5 * Block), (counted.WriteCalls, counted.WrittenBytes));
        Assert.Equal(5 * Block, counted.DeviceWrittenBytes);
        Assert.Equal((0, 0), (counted.ReadCalls, counted.ReadBytes));
    }

    [SkippableFact]
    public void A_failed_read_is_a_call_without_bytes()
    {
        using var probe = CountingProbe();
        using var file = FileDescriptor.Open(_folder.File("data", Block));

        var before = probe.Take();
        var result = SystemCall.Pread(file.Number, 0, Block, 0);
        var errno = Errno.Last;
        var counted = probe.Between(before, probe.Take());

        Assert.Equal((-1, Errno.EFAULT), (result, errno));
        Assert.Equal((1, 0), (counted.ReadCalls, counted.ReadBytes));
    }

    [SkippableFact]
    public void Snapshots_between_two_others_are_left_out_as_well()
    {
        using var probe = CountingProbe();
        var before = probe.Take();
        for (var i = 0; i < 10; i++)
            probe.Take();
        var counted = probe.Between(before, probe.Take());

        Assert.Equal((0, 0), (counted.ReadCalls, counted.ReadBytes));
    }

    [Fact]
    public void Each_first_touch_of_an_anonymous_page_is_one_minor_fault()
    {
        const int pages = 257;
        using var probe = new ThreadProbe();
        Touch(probe, pages);
        var counted = Touch(probe, pages);

        Assert.Equal((pages, 0), (counted.MinorFaults, counted.MajorFaults));
    }

    [SkippableFact]
    public void Touching_an_evicted_page_is_a_major_fault_and_a_read_from_the_device_but_no_read_call()
    {
        using var file = FileDescriptor.Open(_folder.File("cold", Block), OpenAccess.ReadWrite);
        Skip.If(file.FileSystem.IsMemoryOnly, "the test's folder is in memory: nothing can be evicted");
        using var probe = CountingProbe();
        Assert.Equal(0, PageCache.Evict(file));
        using var mapping = Mapping.Create(file, 0, Block);
        var range = mapping.Range;

        var before = probe.Take();
        var value = range.ByteAt(0);
        var counted = probe.Between(before, probe.Take());

        Assert.Equal(TempFolder.ByteOf(0), value);
        Assert.Equal((1, 0, 0), (counted.MajorFaults, counted.ReadCalls, counted.ReadBytes));
        Assert.Equal(Block, counted.DeviceReadBytes);
    }

    [Fact]
    public void A_probe_refuses_another_thread()
    {
        using var probe = new ThreadProbe();
        var elsewhere = Record.Exception(() => OnAnotherThread(() => probe.Take()));

        Assert.Contains("Make a probe on each thread", Assert.IsType<InvalidOperationException>(elsewhere).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_refuses_snapshots_of_another_thread()
    {
        using var probe = new ThreadProbe();
        var mine = probe.Take();
        CounterSnapshot foreign = default;
        OnAnotherThread(() =>
        {
            using var other = new ThreadProbe();
            foreign = other.Take();
        });

        Assert.Throws<InvalidOperationException>(() => probe.Between(mine, foreign));
        Assert.Throws<InvalidOperationException>(() => probe.Between(default, mine));
    }

    [Fact]
    public void A_snapshot_allocates_nothing()
    {
        using var probe = new ThreadProbe();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            probe.Take();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Where_the_kernel_does_not_count_reads_they_are_unknown_and_faults_are_counted_still()
    {
        using var probe = new ThreadProbe(_folder["missing"]);
        _ = Touch(probe, 3);
        var counted = Touch(probe, 3);

        Assert.Equal((false, Errno.ENOENT), (probe.HasIo, probe.IoFailure));
        Assert.Equal((false, 3), (counted.HasIo, counted.MinorFaults));
        Assert.Throws<InvalidOperationException>(() => counted.ReadCalls);
    }

    [SkippableFact]
    public void A_disposed_probe_takes_no_snapshot()
    {
        var probe = CountingProbe();
        probe.Dispose();

        Assert.Throws<ObjectDisposedException>(() => probe.Take());
    }

    public void Dispose() => _folder.Dispose();

    private static ThreadProbe CountingProbe()
    {
        var probe = new ThreadProbe();
        Skip.IfNot(probe.HasIo, $"/proc/thread-self/io cannot be read: {probe.IoFailure}");
        return probe;
    }

    // Compiled at once and for good, so that no code is patched, and faulted in anew, inside the bracket.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Counters Touch(ThreadProbe probe, int pages)
    {
        using var mapping = Mapping.CreateAnonymous(pages * (long)PageCache.PageBytes);
        var range = mapping.Range;
        range.Advise(MemoryAdvice.NoHugePage);
        var before = probe.Take();
        for (var page = 0; page < pages; page++)
            range.SetByte(page * (long)PageCache.PageBytes, 1);
        return probe.Between(before, probe.Take());
    }

    private static void OnAnotherThread(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action));
        thread.Start();
        thread.Join();
        if (thrown is not null)
            throw thrown;
    }
}
