using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Running;

/// <summary>Tells what the environment refused from what a claim's code did wrong.</summary>
public static class Hindrances
{
    private const int ErrnoBits = 0xFFFF;

    /// <summary>What helps, by errno; no other errno is the environment's fault.</summary>
    private static readonly Dictionary<Errno, string> Remedies = new()
    {
        [Errno.EIO] = "look at the kernel's log: the device or its file system errs; name a folder on another one by --data-dir.",
        [Errno.ENOSPC] = "free some space, or name a folder on another file system by --data-dir.",
        [Errno.EDQUOT] = "free some space, have the quota raised, or name another folder by --data-dir.",
        [Errno.EROFS] = "name a folder that can be written to by --data-dir.",
        [Errno.EBUSY] = "another process holds it: end that, or try again.",
        [Errno.EMFILE] = "raise the limit of open files: ulimit -n 1024.",
        [Errno.ENFILE] = "the machine has as many files open as it may: end what holds them, or raise fs.file-max.",
        [Errno.ENOMEM] = "free some memory, or raise the limit of memory or of mappings (vm.max_map_count).",
    };

    /// <summary>Calls that advise only, and that a file system or a kernel may know nothing of.</summary>
    private static readonly string[] Advice = ["madvise", "posix_fadvise"];

    /// <summary>What helps where a process has too little of something, whatever folder it works in; null for every other failure.</summary>
    public static string? OfScarcity(Exception why) => Of(why) is { Error: nameof(Errno.EMFILE) or nameof(Errno.ENFILE) or nameof(Errno.ENOMEM) } hindrance ? hindrance.Remedy : null;

    /// <summary>The hindrance that an exception tells of; null where it is the code's own.</summary>
    public static Hindrance? Of(Exception why) => why.GetBaseException() switch
    {
        SystemCallException e when Remedies.TryGetValue(e.Errno, out string? remedy) => new Hindrance(e.Call, e.Errno.Name, e.Subject, remedy),
        SystemCallException e when Advice.Contains(e.Call) && (e.Errno == Errno.EINVAL || e.Errno == Errno.ENOSYS || e.Errno == Errno.EOPNOTSUPP) =>
            new Hindrance(e.Call, e.Errno.Name, e.Subject, "this kernel or file system knows nothing of that advice: name a folder of another file system by --data-dir."),
        IOException e and not SystemCallException when Remedies.TryGetValue(new Errno(e.HResult & ErrnoBits), out string? remedy) =>
            new Hindrance(e.Message, new Errno(e.HResult & ErrnoBits).Name, null, remedy),
        _ => null,
    };
}
