namespace PerfSuite.Measurement;

/// <summary>What a run spends its time on; each instant belongs to exactly one of these.</summary>
public enum RunActivity
{
    /// <summary>What belongs to none of the others: progress, bookkeeping.</summary>
    Other,

    /// <summary>From the start of the process until the first case: runtime, catalogue, environment, baseline.</summary>
    Starting,

    /// <summary>Measuring what the machine's primitives cost.</summary>
    TakingCard,

    /// <summary>Inside recorded turns.</summary>
    Measuring,

    /// <summary>Inside turns that are not recorded.</summary>
    WarmingUp,

    /// <summary>Mechanism experiments, and what a timed case observes after its rounds: stages, dirty pages.</summary>
    Observing,

    /// <summary>Files made, filled, evicted and verified; set-up and clean-up of arms, before and after each turn too.</summary>
    MakeReady,

    /// <summary>Counters read before and after each turn.</summary>
    Counting,

    /// <summary>BenchmarkDotNet's own work.</summary>
    Engine,

    /// <summary>Intervals and verdicts.</summary>
    Statistics,

    /// <summary>Starting and ending the processes of sweeps, and waiting for one that was lost; what they do is charged to what it is.</summary>
    Sweeping,

    /// <summary>The sweeps that confirm what looks red, all of their time.</summary>
    Confirming,
}
