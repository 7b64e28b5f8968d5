namespace PerfSuite.Judging.Storage;

/// <summary>Keeps what is written inside the folders that the user chose: a link in them may lead anywhere.</summary>
public static class Symlinks
{
    /// <summary>Refuses a file or folder that is a symbolic link; one that is not there yet is fine.</summary>
    /// <exception cref="IOException">It is a link.</exception>
    public static void Refuse(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
            throw new IOException($"it is a symbolic link to {target}; nothing is written through links. Remove it, or name another folder.");
    }
}
