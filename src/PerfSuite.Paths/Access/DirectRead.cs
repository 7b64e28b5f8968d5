using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary>O_DIRECT: around the page cache, from the device every time. Reads the pages around a block that does not begin or end one.</summary>
public sealed class DirectRead : AccessPath
{
    public override string Name => "direct";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "open(O_DIRECT) and pread(2), aligned";

    public override IOpenedFile Open(PathTarget target) => new Opened(FileDescriptor.Open(target.Path, options: OpenOptions.Direct));

    private sealed class Opened(FileDescriptor file) : IOpenedFile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
        {
            ulong sum = 0;
            foreach (Slice block in blocks)
            {
                int before = (int)(block.Offset % ThreadBuffers.PageBytes);
                int whole = (before + block.Bytes + ThreadBuffers.PageBytes - 1) / ThreadBuffers.PageBytes * ThreadBuffers.PageBytes;
                nint read = SystemCall.Pread(file.Number, buffers.Direct.Address, whole, block.Offset - before);
                if (read < 0)
                    throw SystemCallException.Last("pread (O_DIRECT)", file.Path);
                block.RequireWhole(Math.Min(block.Bytes, read - before)); // The file may end within the last page.
                sum = unchecked(sum + WordSum.Of(buffers.Direct.Address + before, block.Bytes));
            }

            return sum;
        }

        public void Dispose() => file.Dispose();
    }
}
