using PerfSuite.Data;
using PerfSuite.Interop;

namespace BTreePages.Claims.Lookups;

/// <summary>The tree that both claims look up in, in the run's own folder, and the keys in the order of their visits.</summary>
internal sealed class LookupFile
{
    public const int Keys = 1 << 19;
    public const int Levels = 3;

    private readonly ulong[] visits;

    /// <summary>Makes the file, unless another process of the same gate has made it, and sees to it that it is in the page cache.</summary>
    public LookupFile(Workspace workspace)
    {
        Path = System.IO.Path.Combine(workspace.Folder, "btree.pages");
        if (!File.Exists(Path))
            Write();
        VerifyWarm();
        visits = [.. Enumerable.Range(0, Keys).Select(KeyOf)];
        new Random(workspace.Seed).Shuffle(visits);
    }

    public string Path { get; }

    /// <summary>What the tree holds for a key.</summary>
    public static ulong ValueOf(ulong key) => unchecked(key * 0x9E3779B97F4A7C15);

    /// <summary>The key of a visit; they go round.</summary>
    public ulong Visit(long number) => visits[number & (Keys - 1)];

    /// <exception cref="ResidencyException">The page cache does not hold the whole file: the claims are about files that it holds.</exception>
    public void VerifyWarm()
    {
        using FileDescriptor file = FileDescriptor.Open(Path);
        long pages = file.Length / PageCache.PageBytes, resident = PageCache.ResidentPages(file, 0, file.Length);
        if (resident < pages)
            throw new ResidencyException($"{pages - resident} of {pages} pages of {Path} are not in the page cache.");
    }

    private static ulong KeyOf(int number) => 2 * (ulong)number + 1;

    /// <summary>Whole or not at all: processes of a gate may share the folder.</summary>
    private void Write()
    {
        string fresh = $"{Path}.{Environment.ProcessId}";
        File.WriteAllBytes(fresh, PageFormat.Tree([.. Enumerable.Range(0, Keys).Select(KeyOf).Select(key => (key, ValueOf(key)))]));
        using (FileDescriptor file = FileDescriptor.Open(fresh, OpenAccess.ReadWrite))
            file.Sync();
        File.Move(fresh, Path, overwrite: true);
    }
}
