using PerfSuite.Catalogue;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>What a case needs of the machine. Where it is missing the case is not applicable, with the reason and the remedy.</summary>
internal static class Needs
{
    /// <summary>Files on a device: only there is something evicted, read and written back.</summary>
    public static void Device(Workspace workspace)
    {
        if (workspace.FileSystem.IsMemoryOnly)
            throw new NotApplicableException($"The data folder is on {workspace.FileSystem}, which keeps its pages in memory and has no device.",
                "name a folder on a disk with --data-dir.");
    }

    /// <summary>Counts of the calls and device reads of a thread.</summary>
    public static void CountedReads(ThreadProbe probe)
    {
        if (!probe.HasIo)
            throw new NotApplicableException($"The kernel does not tell what a thread reads: /proc/thread-self/io gives {probe.IoFailure}.",
                "use a kernel with CONFIG_TASK_IO_ACCOUNTING and a /proc that may be read.");
    }

    /// <summary>A file system whose reads are charged to the reader, as those of local disks are.</summary>
    /// <param name="workspace">Where the file is.</param>
    /// <param name="deviceBytes">What reading an evicted file was charged.</param>
    public static void ChargedDeviceReads(Workspace workspace, long deviceBytes)
    {
        if (deviceBytes == 0)
            throw new NotApplicableException($"Reading an evicted file on {workspace.FileSystem} is charged to nobody as a device read.",
                "name a folder on a local disk with --data-dir.");
    }

    /// <summary>Resident sizes of single memory areas.</summary>
    public static void AreaSizes()
    {
        if (!File.Exists("/proc/self/smaps"))
            throw new NotApplicableException("The kernel does not tell the resident size of a memory area: there is no /proc/self/smaps.",
                "use a kernel with CONFIG_PROC_PAGE_MONITOR.");
    }

    /// <summary>Populating a mapping by advice.</summary>
    /// <param name="file">Any file with a page.</param>
    public static void PopulateRead(FileDescriptor file)
    {
        using Mapping mapping = Mapping.Create(file, 0, PageCache.PageBytes);
        try
        {
            mapping.Range.Advise(MemoryAdvice.PopulateRead);
        }
        catch (SystemCallException e) when (e.Errno == Errno.EINVAL)
        {
            throw new NotApplicableException("The kernel does not know MADV_POPULATE_READ.", "use Linux 5.14 or later.");
        }
    }
}
