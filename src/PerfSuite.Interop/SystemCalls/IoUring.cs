using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>Where the parts of a submission or completion ring lie within its mapping (struct io_sqring_offsets, io_cqring_offsets).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RingOffsets
{
    internal uint Head;
    internal uint Tail;
    internal uint Mask;
    internal uint Entries;

    /// <summary>Submission: flags. Completion: overflow.</summary>
    internal uint Fifth;

    /// <summary>Submission: dropped. Completion: the entries themselves.</summary>
    internal uint Sixth;

    /// <summary>Submission: the array of indices. Completion: flags.</summary>
    internal uint Seventh;
    internal uint Reserved;
    internal ulong UserAddress;
}

/// <summary>struct io_uring_params.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RingParameters
{
    /// <summary>Both rings lie in one mapping (IORING_FEAT_SINGLE_MMAP).</summary>
    internal const uint SingleMapping = 1;

    internal uint SubmissionEntries;
    internal uint CompletionEntries;
    internal uint Flags;
    internal uint ThreadProcessor;
    internal uint ThreadIdle;
    internal uint Features;
    internal uint WorkQueue;
    internal uint Reserved0;
    internal uint Reserved1;
    internal uint Reserved2;
    internal RingOffsets Submission;
    internal RingOffsets Completion;
}

/// <summary>struct io_uring_sqe as far as a read needs it; 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct RingRequest
{
    /// <summary>IORING_OP_READ: pread(2) by ring, since Linux 5.6.</summary>
    internal const byte Read = 22;

    internal byte Operation;
    internal byte Flags;
    internal ushort Priority;
    internal int Descriptor;
    internal long Offset;
    internal nint Address;
    internal int Bytes;
    internal int ReadFlags;
    internal ulong Tag;
}

/// <summary>struct io_uring_cqe.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RingAnswer
{
    internal ulong Tag;
    internal int Result;
    internal uint Flags;
}

public static partial class SystemCall
{
    internal const long SubmissionRing = 0;
    internal const long SubmissionRequests = 0x10000000;

    /// <summary>io_uring_enter(2) returns only when so many answers are there (IORING_ENTER_GETEVENTS).</summary>
    private const int GetEvents = 1;

    /// <summary>io_uring_setup(2): a descriptor, -1 on failure: ENOSYS where the kernel lacks it, EPERM where a setting or sandbox refuses it.</summary>
    internal static unsafe int IoUringSetup(int entries, ref RingParameters parameters)
    {
        fixed (RingParameters* start = &parameters)
            return (int)RawCall.Invoke(SystemCallNumber.IoUringSetup, entries, (nint)start);
    }

    /// <summary>io_uring_enter(2): how many requests the kernel took, -1 on failure.</summary>
    internal static int IoUringEnter(int ring, int submit, int waitFor) =>
        (int)RawCall.Invoke(SystemCallNumber.IoUringEnter, ring, submit, waitFor, waitFor > 0 ? GetEvents : 0, 0, 0);
}
