using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary>pread(2) by a call of one's own: without the checks and the lock that the runtime adds to opening a file.</summary>
public sealed class PlainRead : AccessPath
{
    public override string Name => "pread";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "open(2) and pread(2)";

    public override IOpenedFile Open(PathTarget target) => new Opened(FileDescriptor.Open(target.Path));

    private sealed class Opened(FileDescriptor file) : IOpenedFile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
        {
            ulong sum = 0;
            foreach (Slice block in blocks)
            {
                block.RequireWhole(SystemCall.Pread(file.Number, buffers.Block.Address, block.Bytes, block.Offset));
                sum = unchecked(sum + WordSum.Of(buffers.Block.Address, block.Bytes));
            }

            return sum;
        }

        public void Dispose() => file.Dispose();
    }
}
