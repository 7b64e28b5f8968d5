using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary><c>MemoryMappedViewAccessor.Read</c>: one call of the runtime a word, each of which takes and gives back a reference to the view.</summary>
public sealed class ViewAccessorRead : AccessPath
{
    public override string Name => "view-accessor-read";

    public override PathFamily Family => PathFamily.Mapping;

    public override string Api => "MemoryMappedViewAccessor.ReadUInt64(position)";

    public override IOpenedFile Open(PathTarget target)
    {
        MemoryMappedFile file = MappedView.Of(target);
        return new Opened(file, file.Accessor(target));
    }

    private sealed class Opened(MemoryMappedFile file, MemoryMappedViewAccessor view) : IOpenedFile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers)
        {
            ulong sum = 0;
            foreach (Slice block in blocks)
            {
                long at = block.Offset, words = block.Offset + (block.Bytes & ~7);
                for (; at < words; at += 8)
                    sum = unchecked(sum + view.ReadUInt64(at));
                for (int shift = 0; at < block.End; at++, shift += 8)
                    sum = unchecked(sum + ((ulong)view.ReadByte(at) << shift));
            }

            return sum;
        }

        public void Dispose()
        {
            view.Dispose();
            file.Dispose();
        }
    }
}
