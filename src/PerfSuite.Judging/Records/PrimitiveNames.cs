namespace PerfSuite.Judging.Records;

/// <summary>The primitives that every card has, by the names of the results file.</summary>
public static class PrimitiveNames
{
    public const string EmptyCall = "emptyCall";
    public const string ReadCall = "readCall";
    public const string OpenClose = "openClose";
    public const string WriteCall = "writeCall";
    public const string Pread4KiB = "pread4KiB";
    public const string KernelCopyBandwidth = "kernelCopyBandwidth";
    public const string UserCopyBandwidth = "userCopyBandwidth";
    public const string KernelCopyNear = "kernelCopyNear";
    public const string KernelCopyFromCache = "kernelCopyFromCache";
    public const string KernelCopyFromMemory = "kernelCopyFromMemory";
    public const string KernelCopyToMemory = "kernelCopyToMemory";
    public const string KernelStore = "kernelStore";
    public const string DirtyPage = "dirtyPage";
    public const string UserCopyNear = "userCopyNear";
    public const string UserCopyFromCache = "userCopyFromCache";
    public const string UserCopyFromMemory = "userCopyFromMemory";
    public const string UserStore = "userStore";
    public const string FillNear = "fillNear";
    public const string FillToMemory = "fillToMemory";
    public const string Interlocked = "interlocked";
    public const string SumNear = "sumNear";
    public const string SumFromCache = "sumFromCache";
    public const string SumFromMemory = "sumFromMemory";
    public const string CacheMiss = "cacheMiss";
    public const string MinorFault = "minorFault";
    public const string MinorFaultPerPage = "minorFaultPerPage";
    public const string MinorFaultPerSmallPage = "minorFaultPerSmallPage";
    public const string WriteFault = "writeFault";
    public const string AnonymousFault = "anonymousFault";
    public const string MapUnmap = "mapUnmap";
    public const string PageTable = "pageTable";
    public const string UnmapTouched = "unmapTouched";
    public const string FlushPerPage = "flushPerPage";
    public const string UnmapPerPage = "unmapPerPage";
    public const string UnmapPerSmallPage = "unmapPerSmallPage";
    public const string TlbShootdown = "tlbShootdown";
    public const string PipeCall = "pipeCall";
    public const string PipeTransfer = "pipeTransfer";
    public const string ContextSwitch = "contextSwitch";
}
