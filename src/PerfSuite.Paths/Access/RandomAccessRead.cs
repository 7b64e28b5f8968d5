using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary><c>RandomAccess.Read</c>: one pread(2) a block into a buffer.</summary>
public sealed class RandomAccessRead : AccessPath
{
    public override string Name => "random-access";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "RandomAccess.Read(handle, span, offset)";

    public override IOpenedFile Open(PathTarget target) => new Opened(File.OpenHandle(target.Path));

    private sealed class Opened(SafeFileHandle file) : IOpenedFile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
        {
            ulong sum = 0;
            foreach (Slice block in blocks)
            {
                block.RequireWhole(RandomAccess.Read(file, buffers.Block.Span(0, block.Bytes), block.Offset));
                sum = unchecked(sum + WordSum.Of(buffers.Block.Address, block.Bytes));
            }

            return sum;
        }

        public void Dispose() => file.Dispose();
    }
}
