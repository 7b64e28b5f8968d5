using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>
/// An io_uring for reads: many are handed to the kernel by one call, and finish in any order. For one thread at a time.
/// </summary>
/// <remarks>
/// Memory orderings as io_uring(7) asks for: the kernel sees a request once the tail is stored with release, and an answer may be
/// read once the tail is loaded with acquire.
/// </remarks>
public sealed unsafe class ReadRing : IDisposable
{
    private readonly FileDescriptor _ring;
    private readonly Mapping _rings;
    private readonly Mapping _requests;
    private readonly uint* _submissionTail;
    private readonly uint* _completionHead;
    private readonly uint* _completionTail;
    private readonly RingAnswer* _answers;
    private readonly uint _submissionMask;
    private readonly uint _completionMask;
    private int _queued;

    /// <param name="depth">Requests that can be queued at once; a power of two.</param>
    /// <exception cref="SystemCallException">io_uring_setup(2) failed: ENOSYS or EPERM where this kernel offers none.</exception>
    public ReadRing(int depth)
    {
        if (depth <= 0 || !int.IsPow2(depth))
            throw new ArgumentOutOfRangeException(nameof(depth), depth, "The depth of a ring is a power of two.");
        var parameters = default(RingParameters);
        var number = SystemCall.IoUringSetup(depth, ref parameters);
        if (number < 0)
            throw SystemCallException.Last("io_uring_setup");
        _ring = FileDescriptor.Adopt(number, "io_uring");
        Depth = depth;
        if ((parameters.Features & RingParameters.SingleMapping) == 0)
            throw new SystemCallException("io_uring_setup", Errno.ENOSYS, "rings in one mapping (Linux 5.4)");
        _rings = Map(SystemCall.SubmissionRing, Math.Max(
            parameters.Submission.Seventh + parameters.SubmissionEntries * sizeof(uint),
            parameters.Completion.Sixth + parameters.CompletionEntries * (long)sizeof(RingAnswer)));
        _requests = Map(SystemCall.SubmissionRequests, parameters.SubmissionEntries * (long)sizeof(RingRequest));
        var start = (byte*)_rings.Range.Address;
        _submissionTail = (uint*)(start + parameters.Submission.Tail);
        _submissionMask = *(uint*)(start + parameters.Submission.Mask);
        _completionHead = (uint*)(start + parameters.Completion.Head);
        _completionTail = (uint*)(start + parameters.Completion.Tail);
        _completionMask = *(uint*)(start + parameters.Completion.Mask);
        _answers = (RingAnswer*)(start + parameters.Completion.Sixth);

        // Request i always stands in place i: the array between ring and requests never changes.
        var array = (uint*)(start + parameters.Submission.Seventh);
        for (uint i = 0; i < parameters.SubmissionEntries; i++)
            array[i] = i;
    }

    /// <summary>How many requests can be queued at once.</summary>
    public int Depth { get; }

    /// <summary>Whether this kernel gives out rings to this process.</summary>
    /// <param name="refusal">Why not.</param>
    public static bool IsOffered(out Errno refusal)
    {
        var parameters = default(RingParameters);
        var number = SystemCall.IoUringSetup(1, ref parameters);
        refusal = number < 0 ? Errno.Last : default;
        if (number >= 0)
            FileDescriptor.Adopt(number, "io_uring").Dispose();
        return number >= 0;
    }

    /// <summary>Queues a read; <see cref="Submit"/> hands it to the kernel.</summary>
    /// <param name="descriptor">The file.</param>
    /// <param name="address">Where the bytes go; must stay until the answer has come.</param>
    /// <param name="count">How many.</param>
    /// <param name="offset">Where in the file.</param>
    /// <param name="tag">Comes back with the answer.</param>
    /// <exception cref="InvalidOperationException">The ring is full.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Queue(int descriptor, nint address, int count, long offset, ulong tag)
    {
        if (_queued == Depth)
            throw new InvalidOperationException($"All {Depth} places of the ring hold requests that were not submitted.");
        var tail = *_submissionTail;
        var requests = (RingRequest*)_requests.Range.Address;
        requests[tail & _submissionMask] = new RingRequest
        {
            Operation = RingRequest.Read,
            Descriptor = descriptor,
            Address = address,
            Bytes = count,
            Offset = offset,
            Tag = tag,
        };
        Volatile.Write(ref *_submissionTail, tail + 1);
        _queued++;
    }

    /// <summary>Hands all queued requests to the kernel, and waits for some answers.</summary>
    /// <param name="waitFor">How many answers must be there.</param>
    /// <exception cref="SystemCallException">io_uring_enter(2) failed, or took fewer requests than were queued.</exception>
    public void Submit(int waitFor)
    {
        var taken = SystemCall.IoUringEnter(_ring.Number, _queued, waitFor);
        if (taken < 0)
            throw SystemCallException.Last("io_uring_enter");
        if (taken != _queued)
            throw new SystemCallException("io_uring_enter", Errno.EAGAIN, $"{taken} of {_queued} requests taken");
        _queued = 0;
    }

    /// <summary>Takes an answer if one is there.</summary>
    /// <param name="tag">Of the request.</param>
    /// <param name="result">Bytes read, or a negative errno.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(out ulong tag, out int result)
    {
        var head = *_completionHead;
        if (head == Volatile.Read(ref *_completionTail))
        {
            (tag, result) = (0, 0);
            return false;
        }

        var answer = _answers[head & _completionMask];
        (tag, result) = (answer.Tag, answer.Result);
        Volatile.Write(ref *_completionHead, head + 1);
        return true;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _rings.Dispose();
        _ring.Dispose();
    }

    private Mapping Map(long offset, long bytes) =>
        Mapping.Create(_ring, offset, bytes, Protection.Read | Protection.Write, MapFlags.Shared | MapFlags.Populate);
}
