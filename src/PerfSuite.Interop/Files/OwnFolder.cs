namespace PerfSuite.Interop;

/// <summary>
/// A folder of this user, held by its descriptor: whoever exchanges it, or a folder in it, for a link to somewhere else cannot make us lock or remove anything there.
/// For folders in places that others can write to, such as the temporary one.
/// </summary>
public sealed class OwnFolder : IDisposable
{
    /// <summary>Ours are less deep; one that is deeper is not ours.</summary>
    private const int DeepestFolders = 64;

    private readonly FileDescriptor above;
    private readonly FileDescriptor held;
    private readonly string name;
    private FileDescriptor? lockFile;

    private OwnFolder(FileDescriptor parent, FileDescriptor folder, string name) => (above, held, this.name) = (parent, folder, name);

    /// <summary>Makes a folder that nobody else may enter.</summary>
    /// <returns><paramref name="path"/>.</returns>
    /// <exception cref="SystemCallException">It cannot be made, or something has that name.</exception>
    public static string Make(string path) => SystemCall.MakeFolder(path) == 0 ? path : throw SystemCallException.Last("mkdir", path);

    /// <summary>Opens a folder; null where there is none of that name, it is a link, or it is another user's.</summary>
    /// <exception cref="SystemCallException">The folder that it lies in cannot be opened.</exception>
    public static OwnFolder? Open(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        FileDescriptor parent = Adopted(SystemCall.CurrentDirectory, Path.GetDirectoryName(full)!, followsLink: true)
            ?? throw SystemCallException.Last("open", Path.GetDirectoryName(full));
        FileDescriptor? folder = Adopted(parent.Number, Path.GetFileName(full), followsLink: false);
        if (folder is not null && SystemCall.Statx(folder.Number, out FileStatus status) == 0 && status.Owner == SystemCall.Geteuid())
            return new OwnFolder(parent, folder, Path.GetFileName(full));
        folder?.Dispose();
        parent.Dispose();
        return null;
    }

    /// <summary>Takes the lock of the folder, by flock(2), which no setting of the runtime turns off. It is given back with <see cref="Dispose"/>.</summary>
    /// <param name="file">The file in it that bears the lock; the folder itself where null.</param>
    /// <returns>False where another process has it, or the file is not there.</returns>
    public bool TryLock(string? file = null)
    {
        if (file is null)
            return SystemCall.FlockAlone(held.Number) == 0;
        int number = SystemCall.OpenAt(held.Number, file, SystemCall.LockFileFlags);
        if (number < 0)
            return false;
        lockFile = FileDescriptor.Adopt(number, file);
        return SystemCall.FlockAlone(number) == 0;
    }

    /// <summary>Whether the folder still has a file of that name.</summary>
    public bool Has(string file)
    {
        int number = SystemCall.OpenAt(held.Number, file, SystemCall.LockFileFlags);
        if (number >= 0)
            FileDescriptor.Adopt(number, file).Dispose();
        return number >= 0;
    }

    /// <summary>Removes the folder with all that is in it. Links are removed and not followed.</summary>
    /// <exception cref="SystemCallException">Something cannot be removed.</exception>
    public void Remove()
    {
        Empty(held, DeepestFolders);
        Require(SystemCall.UnlinkAt(above.Number, name, SystemCall.RemoveFolder), name);
    }

    public void Dispose()
    {
        lockFile?.Dispose();
        held.Dispose();
        above.Dispose();
    }

    private static void Empty(FileDescriptor folder, int depth)
    {
        // The entries of the folder that is open, whatever stands at its path by now.
        foreach (string entry in Directory.EnumerateFileSystemEntries($"/proc/self/fd/{folder.Number}").Select(e => Path.GetFileName(e)).ToArray())
        {
            if (SystemCall.UnlinkAt(folder.Number, entry, 0) == 0 || Errno.Last == Errno.ENOENT)
                continue;
            using FileDescriptor? below = depth > 0 ? Adopted(folder.Number, entry, followsLink: false) : null;
            if (below is not null)
                Empty(below, depth - 1);
            Require(SystemCall.UnlinkAt(folder.Number, entry, below is null ? 0 : SystemCall.RemoveFolder), entry);
        }
    }

    private static FileDescriptor? Adopted(int folder, string name, bool followsLink)
    {
        int number = SystemCall.OpenAt(folder, name, SystemCall.FolderFlags(followsLink));
        return number < 0 ? null : FileDescriptor.Adopt(number, name);
    }

    private static void Require(int result, string entry)
    {
        if (result < 0 && Errno.Last is var errno && errno != Errno.ENOENT)
            throw new SystemCallException("unlinkat", errno, entry);
    }
}
