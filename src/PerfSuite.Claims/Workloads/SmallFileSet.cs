using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Workloads;

/// <summary>Thousands of files under 1 KiB in a folder of the run's workspace, with which it is removed. Each is a whole number of words.</summary>
internal sealed class SmallFileSet
{
    public const int LongestBytes = 1016;
    private const int WordBytes = 8;

    private readonly SmallFile[] files;

    private SmallFileSet(SmallFile[] files) => this.files = files;

    public IReadOnlyList<SmallFile> Files => files;

    /// <summary>The files; written when first asked for, with lengths of 8 to 1,016 bytes and content by the run's seed.</summary>
    /// <param name="workspace">Where their folder is.</param>
    /// <param name="count">How many.</param>
    public static SmallFileSet Of(Workspace workspace, int count)
    {
        string folder = Path.Combine(workspace.Folder, $"small-{count}");
        SmallFile[] all = [.. FilesOf(folder, count, workspace.Seed)];
        if (!Directory.Exists(folder))
            Write(folder, all);
        return new SmallFileSet(all);
    }

    /// <summary>Reads every file once where one has lost its page.</summary>
    /// <exception cref="ResidencyException">The cache does not keep them.</exception>
    public void EstablishWarm()
    {
        foreach (SmallFile file in files.Where(f => !IsCached(f)))
            _ = File.ReadAllBytes(file.Path);
        VerifyWarm();
    }

    /// <exception cref="ResidencyException">A file is not in the page cache.</exception>
    public void VerifyWarm()
    {
        int missing = files.Count(f => !IsCached(f));
        if (missing > 0)
            throw new ResidencyException($"{missing} of {files.Length} small files are not in the page cache although the case needs all of them there.");
    }

    private static bool IsCached(SmallFile file)
    {
        using FileDescriptor open = FileDescriptor.Open(file.Path);
        return PageCache.ResidentPages(open) > 0;
    }

    private static IEnumerable<SmallFile> FilesOf(string folder, int count, int seed)
    {
        Random lengths = new(seed);
        for (int i = 0; i < count; i++)
            yield return new SmallFile(Path.Combine(folder, $"{i:d5}"), lengths.Next(1, (LongestBytes / WordBytes) + 1) * WordBytes,
                new SeededWords(seed, $"small-{i}"));
    }

    private static void Write(string folder, SmallFile[] all)
    {
        Directory.CreateDirectory(folder);
        byte[] buffer = new byte[LongestBytes];
        foreach (SmallFile file in all)
        {
            Span<byte> content = buffer.AsSpan(0, file.Bytes);
            file.Content.Fill(content, 0);
            File.WriteAllBytes(file.Path, content);
        }
    }
}

/// <summary>One of many small files.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its length, a multiple of 8.</param>
/// <param name="Content">What stands in it.</param>
internal sealed record SmallFile(string Path, int Bytes, SeededWords Content) : OpenableFile(Path)
{
    /// <summary>First and last word added up: what an arm's checksum takes of it.</summary>
    public ulong Ends => unchecked(Content[0] + Content[(Bytes / 8) - 1]);
}
