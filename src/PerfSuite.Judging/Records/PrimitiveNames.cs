namespace PerfSuite.Judging.Records;

/// <summary>The primitives that every card has, by the names of the results file.</summary>
public static class PrimitiveNames
{
    public const string EmptyCall = "emptyCall";
    public const string Pread4KiB = "pread4KiB";
    public const string KernelCopyBandwidth = "kernelCopyBandwidth";
    public const string UserCopyBandwidth = "userCopyBandwidth";
    public const string KernelCopyFromMemory = "kernelCopyFromMemory";
    public const string UserCopyFromMemory = "userCopyFromMemory";
    public const string SumBandwidth = "sumBandwidth";
    public const string SumFromMemory = "sumFromMemory";
    public const string CacheMiss = "cacheMiss";
    public const string OpenClose = "openClose";
    public const string MinorFault = "minorFault";
    public const string MinorFaultPerPage = "minorFaultPerPage";
    public const string WriteFault = "writeFault";
    public const string AnonymousFault = "anonymousFault";
    public const string MapUnmap = "mapUnmap";
    public const string UnmapPerPage = "unmapPerPage";
    public const string TlbShootdown = "tlbShootdown";
    public const string ContextSwitch = "contextSwitch";
}
