namespace PerfSuite.Interop;

/// <summary>
/// What the kernel counted for one thread. Calls and bytes are of the read and write families through any file, page cache
/// or not. Device reads are charged to the thread whose read or fault caused them; device writes when a page is made dirty,
/// not when it is written back. Times come in steps of a microsecond.
/// </summary>
/// <remarks>Where <see cref="HasIo"/> is false, the six calls and bytes are unknown and reading one throws.</remarks>
public readonly record struct Counters(
    long ReadCalls,
    long ReadBytes,
    long WriteCalls,
    long WrittenBytes,
    long DeviceReadBytes,
    long DeviceWrittenBytes,
    long MinorFaults,
    long MajorFaults,
    long VoluntarySwitches,
    long InvoluntarySwitches,
    long UserNanoseconds,
    long SystemNanoseconds)
{
    private readonly bool _ioUnknown;

    /// <summary>Whether the six I/O numbers were counted.</summary>
    public bool HasIo
    {
        get => !_ioUnknown;
        init => _ioUnknown = !value;
    }

    public long ReadCalls { get => Known(field); init; } = ReadCalls;

    public long ReadBytes { get => Known(field); init; } = ReadBytes;

    public long WriteCalls { get => Known(field); init; } = WriteCalls;

    public long WrittenBytes { get => Known(field); init; } = WrittenBytes;

    public long DeviceReadBytes { get => Known(field); init; } = DeviceReadBytes;

    public long DeviceWrittenBytes { get => Known(field); init; } = DeviceWrittenBytes;

    public static Counters operator +(Counters left, Counters right) => Combine(left, right, 1);

    public static Counters operator -(Counters left, Counters right) => Combine(left, right, -1);

    public static Counters Add(Counters left, Counters right) => left + right;

    public static Counters Subtract(Counters left, Counters right) => left - right;

    public override string ToString()
    {
        var io = HasIo
            ? $"read {ReadBytes} bytes in {ReadCalls} calls, written {WrittenBytes} in {WriteCalls}, " +
              $"device read {DeviceReadBytes} bytes, written {DeviceWrittenBytes}"
            : "I/O unknown";
        return $"{io}, faults {MinorFaults} minor, {MajorFaults} major, switches {VoluntarySwitches} voluntary, " +
               $"{InvoluntarySwitches} involuntary, user {UserNanoseconds} ns, system {SystemNanoseconds} ns";
    }

    private static Counters Combine(Counters left, Counters right, int sign)
    {
        var sum = new Counters
        {
            HasIo = left.HasIo && right.HasIo,
            MinorFaults = left.MinorFaults + sign * right.MinorFaults,
            MajorFaults = left.MajorFaults + sign * right.MajorFaults,
            VoluntarySwitches = left.VoluntarySwitches + sign * right.VoluntarySwitches,
            InvoluntarySwitches = left.InvoluntarySwitches + sign * right.InvoluntarySwitches,
            UserNanoseconds = left.UserNanoseconds + sign * right.UserNanoseconds,
            SystemNanoseconds = left.SystemNanoseconds + sign * right.SystemNanoseconds,
        };
        return !sum.HasIo ? sum : sum with
        {
            ReadCalls = left.ReadCalls + sign * right.ReadCalls,
            ReadBytes = left.ReadBytes + sign * right.ReadBytes,
            WriteCalls = left.WriteCalls + sign * right.WriteCalls,
            WrittenBytes = left.WrittenBytes + sign * right.WrittenBytes,
            DeviceReadBytes = left.DeviceReadBytes + sign * right.DeviceReadBytes,
            DeviceWrittenBytes = left.DeviceWrittenBytes + sign * right.DeviceWrittenBytes,
        };
    }

    private long Known(long value) => HasIo ? value : throw new InvalidOperationException(
        "The thread's reads and writes are unknown: /proc/thread-self/io could not be read. Ask HasIo before.");
}
