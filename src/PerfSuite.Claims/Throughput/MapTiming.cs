namespace PerfSuite.Claims.Throughput;

/// <summary>Where mapping and unmapping lie: outside the clock or inside.</summary>
public enum MapTiming
{
    /// <summary>The file is mapped before the clock starts and unmapped after it has stopped, as the source has it.</summary>
    Once,

    /// <summary>The pass is longer by mapping and unmapping the file, as each of them usually takes.</summary>
    EachPass,
}
