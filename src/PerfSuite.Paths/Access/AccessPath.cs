using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary>
/// One way to read a file. Every path does the same work: it adds up the 64-bit words of each block, wherever it has them.
/// A path has no state of its own; what is open belongs to the <see cref="IOpenedFile"/>, what a thread keeps for all files to its
/// <see cref="ThreadBuffers"/>.
/// </summary>
public abstract class AccessPath
{
    /// <summary>Kebab-case; stable, because stored maps name paths by it.</summary>
    public abstract string Name { get; }

    public abstract PathFamily Family { get; }

    /// <summary>What a program writes to take this path, in a few words.</summary>
    public abstract string Api { get; }

    /// <summary>Whether threads can share one opened file; where not, each thread opens it for itself.</summary>
    public virtual bool SharedByThreads => true;

    /// <summary>What would make a machine offer this path; for messages.</summary>
    public virtual string Remedy => "name a folder of another file system with --data-dir.";

    /// <summary>Opens the file, and maps it where the path does.</summary>
    /// <exception cref="IOException">The machine refuses.</exception>
    public abstract IOpenedFile Open(PathTarget target);

    public override string ToString() => Name;
}

/// <summary>A file to be read.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">Its length; above 0, because an empty file cannot be mapped.</param>
public sealed record PathTarget(string Path, long Bytes)
{
    public long Bytes { get; } = Bytes > 0 ? Bytes
        : throw new ArgumentOutOfRangeException(nameof(Bytes), Bytes, "An empty file cannot be mapped; a target has at least one byte.");
}

/// <summary>A file as one path has opened it.</summary>
public interface IOpenedFile : IDisposable
{
    /// <summary>Reads the blocks in the given order.</summary>
    /// <param name="blocks">Blocks within the file.</param>
    /// <param name="buffers">The calling thread's; as large as the largest block.</param>
    /// <returns>Wrapping sum over the blocks of their <see cref="Interop.WordSum"/>.</returns>
    ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers);
}

/// <summary>A part of a file.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Bytes">How many; above 0.</param>
public readonly record struct Slice(long Offset, int Bytes)
{
    /// <summary>The first byte after it.</summary>
    public long End => Offset + Bytes;

    /// <summary>A read that gave less than asked for is not retried, because a retry would be timed.</summary>
    /// <param name="read">What the read gave.</param>
    /// <exception cref="IOException">It was not the whole block.</exception>
    internal void RequireWhole(long read)
    {
        if (read != Bytes)
            throw new IOException($"A read of {Bytes} bytes at {Offset} gave {read}: paths that read different bytes cannot be compared.");
    }
}
