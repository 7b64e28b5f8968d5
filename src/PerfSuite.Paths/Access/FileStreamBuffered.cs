using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary><c>FileStream</c> as <c>File.OpenRead</c> makes it: with a buffer of 4 KiB, which small reads are served from.</summary>
public sealed class FileStreamBuffered : AccessPath
{
    public override string Name => "file-stream";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "File.OpenRead(path), Position, ReadExactly(span)";

    public override bool SharedByThreads => false;

    public override IOpenedFile Open(PathTarget target) => new OpenedStream(File.OpenRead(target.Path));
}

/// <summary><c>FileStream</c> with a buffer size of 0: every read is a pread(2).</summary>
public sealed class FileStreamUnbuffered : AccessPath
{
    public override string Name => "file-stream-unbuffered";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "new FileStream(…, bufferSize: 0), Position, ReadExactly(span)";

    public override bool SharedByThreads => false;

    public override IOpenedFile Open(PathTarget target) =>
        new OpenedStream(new FileStream(target.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0));
}

/// <summary>A stream that is set to each block and read.</summary>
internal sealed class OpenedStream(Stream stream, IDisposable? owner = null) : IOpenedFile
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
    {
        ulong sum = 0;
        foreach (Slice block in blocks)
        {
            if (stream.Position != block.Offset)
                stream.Position = block.Offset;
            stream.ReadExactly(buffers.Block.Span(0, block.Bytes));
            sum = unchecked(sum + WordSum.Of(buffers.Block.Address, block.Bytes));
        }

        return sum;
    }

    public void Dispose()
    {
        stream.Dispose();
        owner?.Dispose();
    }
}
