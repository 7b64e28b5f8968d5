namespace PerfSuite.Interop;

/// <summary>Ending a group: its members are killed, and the kernel removes it when the last has gone.</summary>
internal static class MemoryCgroupRemoval
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    internal static void Remove(MemoryCgroup group)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (SystemCall.Rmdir(group.Folder) < 0)
        {
            var errno = Errno.Last;
            if (errno == Errno.ENOENT)
                return;

            // Busy as long as there are members; a moment longer than these are listed, too.
            if (errno != Errno.EBUSY || TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new SystemCallException("rmdir", errno, group.Folder);
            Kill(group);
            Thread.Sleep(Pause);
        }
    }

    private static void Kill(MemoryCgroup group)
    {
        // All at once, forks under way included; not there in version 1 and before Linux 5.14.
        var killFile = Path.Combine(group.Folder, "cgroup.kill");
        if (File.Exists(killFile))
        {
            ControlFile.Write(killFile, "1");
            return;
        }

        foreach (var member in group.Members)
            if (SystemCall.Kill(member, Signal.Kill) < 0 && Errno.Last is var errno && errno != Errno.ESRCH)
                throw new SystemCallException("kill", errno, $"process {member}");
    }
}
