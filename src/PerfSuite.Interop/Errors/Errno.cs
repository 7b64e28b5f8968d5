using System.Runtime.InteropServices;

namespace PerfSuite.Interop;

/// <summary>The number by which Linux says why a system call failed (errno(3)).</summary>
public readonly record struct Errno(int Number)
{
    public static readonly Errno EPERM = new(1);
    public static readonly Errno ENOENT = new(2);
    public static readonly Errno ESRCH = new(3);
    public static readonly Errno EINTR = new(4);
    public static readonly Errno EIO = new(5);
    public static readonly Errno EBADF = new(9);
    public static readonly Errno ECHILD = new(10);
    public static readonly Errno EAGAIN = new(11);
    public static readonly Errno ENOMEM = new(12);
    public static readonly Errno EACCES = new(13);
    public static readonly Errno EFAULT = new(14);
    public static readonly Errno EBUSY = new(16);
    public static readonly Errno EEXIST = new(17);
    public static readonly Errno ENODEV = new(19);
    public static readonly Errno ENOTDIR = new(20);
    public static readonly Errno EISDIR = new(21);
    public static readonly Errno EINVAL = new(22);
    public static readonly Errno ENFILE = new(23);
    public static readonly Errno EMFILE = new(24);
    public static readonly Errno EFBIG = new(27);
    public static readonly Errno ENOSPC = new(28);
    public static readonly Errno ESPIPE = new(29);
    public static readonly Errno EROFS = new(30);
    public static readonly Errno EPIPE = new(32);
    public static readonly Errno ENOSYS = new(38);
    public static readonly Errno EOPNOTSUPP = new(95);
    public static readonly Errno ETIMEDOUT = new(110);
    public static readonly Errno EDQUOT = new(122);

    /// <summary>
    /// Why the raw call that this thread has just made failed. Read it at once: the next call may overwrite it.
    /// The runtime preserves it where it holds a thread up, so that a collection or compilation that another thread starts in between does no harm.
    /// </summary>
    public static Errno Last => new(Marshal.GetLastSystemError());

    /// <summary>The constant's name, as in "ENOENT"; "errno 4095" for a number that Linux does not define.</summary>
    public string Name => ErrnoNames.TryGet(Number, out var name) ? name : $"errno {Number}";

    /// <summary>The C library's sentence for it, as in "No such file or directory".</summary>
    public string Description => Marshal.GetPInvokeErrorMessage(Number);

    public override string ToString() => $"{Name} ({Description})";
}
