using PerfSuite.Catalogue;
using PerfSuite.Interop;

namespace PerfSuite.Data;

/// <summary>Files of a run that somebody else writes, such as an engine.</summary>
public static class ForeignFiles
{
    /// <summary>A file that is made when first needed, whole or not at all, since other processes of the run share the folder; it is removed with the run.</summary>
    /// <param name="workspace">Whose folder.</param>
    /// <param name="name">Plain file name.</param>
    /// <param name="mostBytes">How much disk making it takes.</param>
    /// <param name="write">Makes a file of the path that it is given, and closes it.</param>
    /// <returns>The same for the same name.</returns>
    /// <exception cref="NotApplicableException">There is too little disk.</exception>
    public static FileResidency ForeignFile(this Workspace workspace, string name, long mostBytes, Action<string> write)
    {
        if (workspace.Foreign.TryGetValue(name, out FileResidency? known))
            return known;
        string path = Path.Combine(workspace.Folder, name);
        if (!File.Exists(path))
            Make(path, workspace.Folder, mostBytes, write);
        return workspace.Foreign[name] = new FileResidency(workspace, path, new FileInfo(path).Length);
    }

    private static void Make(string path, string folder, long mostBytes, Action<string> write)
    {
        long free = new DriveInfo(folder).AvailableFreeSpace, needed = mostBytes + Workspace.ReserveBytes;
        if (free < needed)
            throw new NotApplicableException($"{folder} has {free >> 20} MiB free, and {Path.GetFileName(path)} takes up to {mostBytes >> 20} MiB beside a reserve of {Workspace.ReserveBytes >> 20}.",
                "free some space, or name another folder with --data-dir.");
        string unfinished = $"{path}.{Environment.ProcessId}";
        File.Delete(unfinished);
        write(unfinished);
        using (FileDescriptor file = FileDescriptor.Open(unfinished, OpenAccess.ReadWrite))
            file.Sync();
        File.Move(unfinished, path, overwrite: true);
    }
}
