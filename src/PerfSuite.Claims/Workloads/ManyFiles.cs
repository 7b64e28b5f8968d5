using PerfSuite.Data;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.Workloads;

/// <summary>
/// Many files that begin with some bytes of content, all in one folder of the run's workspace, with which they are removed. Nothing is flushed:
/// what was written is in the page cache, and flushing every file would take longer than measuring them.
/// </summary>
internal sealed class ManyFiles
{
    /// <summary>The longest content; a whole number of words, less than 1 KiB.</summary>
    public const int LongestBytes = 1016;

    private const int WordBytes = 8;

    private readonly OneOfMany[] files;

    private ManyFiles(OneOfMany[] files) => this.files = files;

    public IReadOnlyList<OneOfMany> Files => files;

    /// <summary>The files; written when first asked for, with 8 to 1,016 bytes of content by the run's seed.</summary>
    /// <param name="workspace">Where their folder is.</param>
    /// <param name="count">How many.</param>
    /// <param name="sparseBytes">Length to which each is stretched behind its content, without a byte on the disk; 0 for none.</param>
    public static ManyFiles Of(Workspace workspace, int count, long sparseBytes = 0)
    {
        string folder = Path.Combine(workspace.Folder, $"many-{count}-{sparseBytes}");
        OneOfMany[] all = [.. FilesOf(folder, count, workspace.Seed)];
        if (!Directory.Exists(folder))
            Write(folder, all, sparseBytes);
        return new ManyFiles(all);
    }

    /// <summary>Reads the content of every file that has lost its page.</summary>
    /// <exception cref="ResidencyException">The cache does not keep them.</exception>
    public void EstablishWarm()
    {
        using NativeBuffer buffer = new(LongestBytes);
        foreach (OneOfMany file in files.Where(f => !IsCached(f)))
        {
            using FileDescriptor open = FileDescriptor.Open(file.Path);
            open.ReadExactly(buffer.Address, file.Bytes, 0);
        }

        VerifyWarm();
    }

    /// <exception cref="ResidencyException">A file is not in the page cache.</exception>
    public void VerifyWarm()
    {
        int missing = files.Count(f => !IsCached(f));
        if (missing > 0)
            throw new ResidencyException($"{missing} of {files.Length} files are not in the page cache although the case needs all of them there.");
    }

    /// <summary>What the explanation asks of two arms that open file after file: one call of read() each against one fault each.</summary>
    public static IEnumerable<MechanismRow> Judge(string readArm, Counters read, string mappedArm, Counters mapped, long files)
    {
        yield return MechanismRow.Of($"faults per file, {mappedArm}", Expected.Between(1, 1.01), (double)mapped.MinorFaults / files);
        yield return MechanismRow.Of($"faults per file, {readArm}", Expected.AtMost(0.01), (double)read.MinorFaults / files);
        if (!read.HasIo || !mapped.HasIo)
            yield break;
        yield return MechanismRow.Of($"read calls per file, {readArm}", Expected.Exactly(1), (double)read.ReadCalls / files);
        yield return MechanismRow.Of($"read calls, {mappedArm}", Expected.Exactly(0), mapped.ReadCalls);
    }

    private static bool IsCached(OneOfMany file)
    {
        using FileDescriptor open = FileDescriptor.Open(file.Path);
        return PageCache.ResidentPages(open, 0, file.Bytes) > 0;
    }

    private static IEnumerable<OneOfMany> FilesOf(string folder, int count, int seed)
    {
        Random lengths = new(seed);
        for (int i = 0; i < count; i++)
            yield return new OneOfMany(Path.Combine(folder, $"{i:d5}"), lengths.Next(1, (LongestBytes / WordBytes) + 1) * WordBytes,
                new SeededWords(seed, $"many-{i}"));
    }

    private static void Write(string folder, OneOfMany[] all, long sparseBytes)
    {
        Directory.CreateDirectory(folder);
        using NativeBuffer buffer = new(LongestBytes);
        foreach (OneOfMany file in all)
        {
            file.Content.Fill(buffer.Span(0, file.Bytes), 0);
            using FileDescriptor open = FileDescriptor.Open(file.Path, OpenAccess.ReadWrite, OpenOptions.Create | OpenOptions.Exclusive);
            open.WriteExactly(buffer.Address, file.Bytes, 0);
            if (sparseBytes > 0)
                open.Truncate(sparseBytes);
        }
    }
}

/// <summary>One of many files.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Length of its content, a multiple of 8.</param>
/// <param name="Content">What it begins with.</param>
internal sealed record OneOfMany(string Path, int Bytes, SeededWords Content) : OpenableFile(Path)
{
    /// <summary>Its first byte.</summary>
    public byte FirstByte { get; } = Content.ByteAt(0);

    /// <summary>First and last word of the content added up.</summary>
    public ulong Ends { get; } = unchecked(Content[0] + Content[(Bytes / 8) - 1]);
}
