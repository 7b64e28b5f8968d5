namespace PerfSuite.Interop;

/// <summary>A system call failed: which, why, and on what.</summary>
public sealed class SystemCallException : IOException
{
    /// <param name="call">The call's name, as in "open".</param>
    /// <param name="errno">Why it failed.</param>
    /// <param name="subject">What it was about: a path, a range, a process; null where there is nothing to name.</param>
    public SystemCallException(string call, Errno errno, string? subject = null)
        : base(subject is null ? $"{call}: {errno}" : $"{call} {subject}: {errno}")
    {
        Call = call;
        Errno = errno;
        Subject = subject;
    }

    public string Call { get; }

    public Errno Errno { get; }

    public string? Subject { get; }

    /// <summary>For the raw call just made. The arguments must not allocate on their way here: errno is read now.</summary>
    public static SystemCallException Last(string call, string? subject = null)
    {
        var errno = Errno.Last;
        return new SystemCallException(call, errno, subject);
    }
}
