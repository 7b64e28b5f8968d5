using System.Runtime.CompilerServices;

namespace PerfSuite.Interop;

/// <summary>
/// Counts what the thread that made it does between two snapshots, by getrusage(2) and one read of /proc/thread-self/io.
/// The probe's own reads are left out exactly: a bracket around nothing is all zero in calls, bytes and faults.
/// </summary>
/// <remarks>
/// Count code that is compiled already: compiling it within the bracket adds faults, and reads where assemblies load.
/// Another probe's snapshots inside a bracket count as reads of the thread, as they are.
/// </remarks>
public sealed class ThreadProbe : IDisposable
{
    private const string IoPath = "/proc/thread-self/io";
    private const int TextBytes = 1024;

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly NativeBuffer _text = new(TextBytes);
    private readonly FileDescriptor? _io;
    private long _ownReadCalls;
    private long _ownReadBytes;

    public ThreadProbe()
        : this(IoPath)
    {
    }

    internal ThreadProbe(string ioPath)
    {
        // Opened here and kept: "thread-self" leads to the thread that opens it, whoever reads later.
        var number = SystemCall.Open(SystemCall.PathBytes(ioPath), OpenAccess.ReadOnly, OpenOptions.None, mode: 0);
        IoFailure = number < 0 ? Errno.Last : null;
        _io = number < 0 ? null : FileDescriptor.Adopt(number, ioPath);

        // Once for nothing: resolves the calls and touches the pages that the first snapshot would otherwise fault in.
        _ = Between(Take(), Take());
    }

    /// <summary>Whether the thread's reads and writes are counted; see <see cref="IoFailure"/>.</summary>
    public bool HasIo => _io is not null;

    /// <summary>Why they are not: a kernel without the file (ENOENT) or without the right to read it (EACCES).</summary>
    public Errno? IoFailure { get; }

    /// <summary>Takes a snapshot, without allocating.</summary>
    /// <exception cref="InvalidOperationException">Called on another thread than the one that made the probe.</exception>
    /// <exception cref="ObjectDisposedException">The probe is disposed.</exception>
    /// <exception cref="SystemCallException">A counter could not be read.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CounterSnapshot Take()
    {
        if (Environment.CurrentManagedThreadId != _thread)
            ThrowOtherThread();
        var io = _io is null ? default : ReadIo(_io.Number);
        if (SystemCall.Getrusage(UsageOf.Thread, out var usage) < 0)
            throw SystemCallException.Last("getrusage");
        var counted = new Counters(
            io.ReadCalls,
            io.ReadBytes,
            io.WriteCalls,
            io.WrittenBytes,
            io.DeviceReadBytes,
            io.DeviceWrittenBytes,
            usage.MinorFaults,
            usage.MajorFaults,
            usage.VoluntarySwitches,
            usage.InvoluntarySwitches,
            usage.UserNanoseconds,
            usage.SystemNanoseconds);
        return new CounterSnapshot(counted with { HasIo = HasIo }, _thread);
    }

    /// <summary>What the thread did from one snapshot to the other.</summary>
    /// <exception cref="InvalidOperationException">A snapshot is of another thread.</exception>
    public Counters Between(in CounterSnapshot before, in CounterSnapshot after)
    {
        if (before.Thread != _thread || after.Thread != _thread)
            throw new InvalidOperationException("Both snapshots must be taken by a probe of this probe's thread.");
        return after.Counted - before.Counted;
    }

    public void Dispose()
    {
        _io?.Dispose();
        _text.Dispose();
    }

    // A read is counted once it has returned: it is missing from its own numbers and shows in the next ones.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ProcessIo ReadIo(int fd)
    {
        var read = SystemCall.Pread(fd, _text.Address, TextBytes, 0);
        if (read < 0)
            throw SystemCallException.Last("pread", IoPath);
        var io = IoText.Parse(_text.Span(0, (int)read));
        var others = io with { ReadCalls = io.ReadCalls - _ownReadCalls, ReadBytes = io.ReadBytes - _ownReadBytes };
        _ownReadCalls++;
        _ownReadBytes += read;
        return others;
    }

    private void ThrowOtherThread() => throw new InvalidOperationException(
        $"A probe counts the thread that made it (managed thread {_thread}); this is thread " +
        $"{Environment.CurrentManagedThreadId}. Make a probe on each thread that is to be counted.");
}
