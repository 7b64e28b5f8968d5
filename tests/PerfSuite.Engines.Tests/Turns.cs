using PerfSuite.Catalogue;
using PerfSuite.Interop;

namespace PerfSuite.Engines.Tests;

/// <summary>What a claim's arms do, counted turn by turn as in a measurement, but without a clock.</summary>
internal static class Turns
{
    /// <summary>Sets a claim up; where it is not applicable the test is skipped, and says why.</summary>
    public static void OpenOrSkip(Action open)
    {
        try
        {
            open();
        }
        catch (NotApplicableException e)
        {
            Skip.If(true, e.Message);
        }
    }

    /// <summary>Everything that some turns of an arm did; what comes before and after each is not counted.</summary>
    public static Counters Counted(ThreadProbe probe, int turns, Func<ulong> arm, Action? before = null, Action? after = null)
    {
        Counters all = new() { HasIo = probe.HasIo };
        for (int turn = -1; turn < turns; turn++) // The first compiles what is counted.
        {
            before?.Invoke();
            CounterSnapshot start = probe.Take();
            Assert.Equal(0UL, arm());
            Counters counted = probe.Between(start, probe.Take());
            after?.Invoke();
            if (turn >= 0)
                all += counted;
        }

        return all;
    }
}
