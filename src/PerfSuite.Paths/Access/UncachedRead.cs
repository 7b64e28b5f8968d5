using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary>preadv2(2) with RWF_DONTCACHE: through the page cache, but what it brought in is dropped again.</summary>
public sealed class UncachedRead : AccessPath
{
    public override string Name => "uncached";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "preadv2(2) with RWF_DONTCACHE";

    public override string Remedy => "use Linux 6.14 or later with a file system that has uncached reads (ext4, xfs, btrfs).";

    public override IOpenedFile Open(PathTarget target) => new Opened(FileDescriptor.Open(target.Path));

    private sealed class Opened(FileDescriptor file) : IOpenedFile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
        {
            ulong sum = 0;
            foreach (Slice block in blocks)
            {
                nint read = SystemCall.Preadv2(file.Number, buffers.Block.Address, block.Bytes, block.Offset, ReadFlags.DoNotCache);
                if (read < 0)
                    throw SystemCallException.Last("preadv2 (RWF_DONTCACHE)", file.Path);
                block.RequireWhole(read);
                sum = unchecked(sum + WordSum.Of(buffers.Block.Address, block.Bytes));
            }

            return sum;
        }

        public void Dispose() => file.Dispose();
    }
}
