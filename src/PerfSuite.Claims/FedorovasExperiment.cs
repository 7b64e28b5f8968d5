namespace PerfSuite.Claims;

/// <summary>The setting of A. Fedorova's experiment, by her document and, where it is silent, her program: fedorova/pm, file_access.c.</summary>
internal static class FedorovasExperiment
{
    public const string Size = "a file of 4 GiB";

    public const string WholeFile = "all of it once, by one thread";

    public const string AsManyBlocks = "as many blocks as it has, by one thread";

    public const string InOrder = "in order";

    public const string AtRandom = "random offsets, with replacement (program)";

    public const string Clock = "the reads or copies alone: all of the file is mapped, privately, before the clock starts, and unmapped after it stops (program)";

    public const string Buffer = "one buffer of a block; blocks of 4, 8 and 16 KiB";

    public const string Advice = "none (program)";

    public const string Warm = "warm: read before";

    public const string Cold = "cold: dropped from the page cache before";
}
