using PerfSuite.Interop;
using PerfSuite.Measurement;

namespace PerfSuite.Tests.Measurement;

public class RunningThreadTests
{
    [Fact]
    public void It_runs_and_sleeps_as_often_as_it_is_told_to()
    {
        using RunningThread thread = new(ProcessorSet.OfThisThread()[^1]);
        for (int i = 0; i < 100; i++)
        {
            thread.Run();
            Assert.True(Runs(thread));
            thread.Sleep();
            Assert.True(Sleeps(thread));
        }
    }

    [Fact]
    public void Telling_it_twice_changes_nothing()
    {
        using RunningThread thread = new(ProcessorSet.OfThisThread()[^1]);
        thread.Sleep();
        thread.Run();
        thread.Run();
        Assert.True(Runs(thread));
    }

    [Fact]
    public void It_ends_while_it_runs()
    {
        RunningThread thread = new(ProcessorSet.OfThisThread()[^1]);
        thread.Run();
        thread.Dispose();
        Assert.True(Sleeps(thread));
    }

    /// <summary>Others may keep the thread's processor for a while.</summary>
    private static bool Runs(RunningThread thread) => BeatsWithin(thread, yields: 10_000_000);

    private static bool Sleeps(RunningThread thread) => !BeatsWithin(thread, yields: 1000);

    private static bool BeatsWithin(RunningThread thread, int yields)
    {
        long before = thread.Beats;
        for (int i = 0; i < yields && thread.Beats == before; i++)
            Thread.Yield();
        return thread.Beats != before;
    }
}
