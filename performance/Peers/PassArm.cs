namespace PerfSuite.Performance.Peers;

/// <summary>How a pass gets at the bytes of a file.</summary>
internal enum PassArm
{
    /// <summary>One pread() a block.</summary>
    Read,

    /// <summary>A copy of each block from a mapping of the whole file, made before the clock starts.</summary>
    Map,
}
