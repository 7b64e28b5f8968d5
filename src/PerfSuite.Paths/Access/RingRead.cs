using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary>io_uring: up to <see cref="ThreadBuffers.RingDepth"/> reads in flight; a block is added up as soon as it is there.</summary>
public sealed class RingRead : AccessPath
{
    public override string Name => "io-uring";

    public override PathFamily Family => PathFamily.Call;

    public override string Api => "io_uring, many reads in flight";

    public override string Remedy => "use Linux 5.6 or later, set kernel.io_uring_disabled to 0, and allow io_uring_setup in the sandbox.";

    public override IOpenedFile Open(PathTarget target) => new Opened(FileDescriptor.Open(target.Path));

    private sealed class Opened(FileDescriptor file) : IOpenedFile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
        {
            ReadRing ring = buffers.Ring;
            Span<int> inSlot = stackalloc int[ThreadBuffers.RingDepth];
            int next = 0, done = 0;
            ulong sum = 0;
            for (int slot = 0; slot < buffers.InFlight && next < blocks.Length; slot++)
                Queue(blocks, inSlot, next++, slot, buffers);
            while (done < blocks.Length)
            {
                ring.Submit(waitFor: 1);
                while (ring.TryTake(out ulong tag, out int result))
                {
                    int slot = (int)tag;
                    Slice block = blocks[inSlot[slot]];
                    if (result < 0)
                        throw new SystemCallException("read by io_uring", new Errno(-result), file.Path);
                    block.RequireWhole(result);
                    sum = unchecked(sum + WordSum.Of(SlotAddress(buffers, slot), block.Bytes));
                    done++;
                    if (next < blocks.Length)
                        Queue(blocks, inSlot, next++, slot, buffers);
                }
            }

            return sum;
        }

        public void Dispose() => file.Dispose();

        private void Queue(ReadOnlySpan<Slice> blocks, Span<int> inSlot, int index, int slot, ThreadBuffers buffers)
        {
            inSlot[slot] = index;
            buffers.Ring.Queue(file.Number, SlotAddress(buffers, slot), blocks[index].Bytes, blocks[index].Offset, (ulong)slot);
        }

        private static nint SlotAddress(ThreadBuffers buffers, int slot) => buffers.Slots.Address + ((nint)slot * buffers.LargestBlock);
    }
}
