namespace PerfSuite.Interop.Tests;

public sealed class ProcessCallTests
{
    [Fact]
    public void The_usage_of_a_thread_is_part_of_the_usage_of_the_process()
    {
        Assert.Equal(0, SystemCall.Getrusage(UsageOf.Thread, out var thread));
        Assert.Equal(0, SystemCall.Getrusage(UsageOf.Process, out var process));
        Assert.Equal(0, SystemCall.Getrusage(UsageOf.Children, out _));

        Assert.InRange(thread.MinorFaults, 1, process.MinorFaults);
        Assert.InRange(process.PeakResidentBytes, 1 << 20, 1L << 40);
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.Getrusage((UsageOf)99, out _), Errno.Last));
    }

    [Fact]
    public void Threads_have_ids_of_their_own()
    {
        var other = 0;
        var thread = new Thread(() => other = SystemCall.Gettid());
        thread.Start();
        thread.Join();

        Assert.NotEqual(other, SystemCall.Gettid());
        Assert.True(other > 0);
    }

    [Fact]
    public void A_thread_can_be_pinned_to_one_processor_and_released()
    {
        OnOwnThread(() =>
        {
            var all = ProcessorSet.OfThisThread();
            ProcessorSet.PinThisThread(all[^1]);
            Assert.Equal<IEnumerable<int>>([all[^1]], ProcessorSet.OfThisThread());
            ProcessorSet.PinThisThread(all.AsSpan());
            Assert.Equal<IEnumerable<int>>(all, ProcessorSet.OfThisThread());
        });
    }

    [Fact]
    public void Pinning_to_a_processor_that_is_not_there_fails()
    {
        var thrown = Assert.Throws<SystemCallException>(() => ProcessorSet.PinThisThread(8191));

        Assert.Equal("sched_setaffinity processors 8191: EINVAL (Invalid argument)", thrown.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessorSet.PinThisThread(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessorSet.PinThisThread(8192));
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.SchedGetaffinity(0, []), Errno.Last));
    }

    [Fact]
    public void Limits_can_be_read_and_set()
    {
        Assert.Equal(0, SystemCall.Getrlimit(LimitedResource.CoreBytes, out var limit));
        Assert.Equal(0, SystemCall.Setrlimit(LimitedResource.CoreBytes, limit));
        Assert.Equal(0, SystemCall.Getrlimit(LimitedResource.CoreBytes, out var again));
        Assert.Equal(limit, again);
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.Setrlimit(LimitedResource.CoreBytes, new ResourceLimit(2, 1)), Errno.Last));
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.Getrlimit((LimitedResource)99, out _), Errno.Last));
    }

    [Fact]
    public void A_process_can_be_asked_for_by_signal_none()
    {
        Assert.Equal(0, SystemCall.Kill(Environment.ProcessId, Signal.None));
        Assert.Equal((-1, Errno.ESRCH), (SystemCall.Kill(int.MaxValue, Signal.None), Errno.Last));
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.Kill(Environment.ProcessId, (Signal)999), Errno.Last));
    }

    [Fact]
    public void The_default_action_can_be_restored_but_for_signals_that_cannot_be_caught()
    {
        Assert.Equal(0, SystemCall.RestoreDefaultAction(Signal.Continue));
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.RestoreDefaultAction(Signal.Kill), Errno.Last));
    }

    [Fact]
    public void The_control_of_a_process_is_read_back()
    {
        var dumpable = SystemCall.Prctl(ProcessControl.GetDumpable);

        Assert.InRange(dumpable, 0, 2);
        Assert.InRange(SystemCall.Prctl(ProcessControl.GetNoNewPrivileges), 0, 1);
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.Prctl(ProcessControl.SetDumpable, 17), Errno.Last));
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.Prctl((ProcessControl)9999), Errno.Last));
    }

    [Fact]
    public void Separating_nothing_succeeds_and_nonsense_is_EINVAL()
    {
        Assert.Equal(0, SystemCall.Unshare(Namespaces.None));
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.Unshare((Namespaces)1), Errno.Last));
    }

    [Fact]
    public void No_new_privileges_holds_for_the_thread_that_asks()
    {
        OnOwnThread(() =>
        {
            Assert.Equal(0, SystemCall.Prctl(ProcessControl.SetNoNewPrivileges, 1));
            Assert.Equal(1, SystemCall.Prctl(ProcessControl.GetNoNewPrivileges));
        });
    }

    private static void OnOwnThread(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action));
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }
}
