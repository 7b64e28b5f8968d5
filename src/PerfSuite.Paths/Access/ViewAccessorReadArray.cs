using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary><c>MemoryMappedViewAccessor.ReadArray</c>: copies a block from the mapping into an array.</summary>
public sealed class ViewAccessorReadArray : AccessPath
{
    public override string Name => "view-accessor-array";

    public override PathFamily Family => PathFamily.Mapping;

    public override string Api => "MemoryMappedViewAccessor.ReadArray(position, ulong[], …)";

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
                int words = block.Bytes / 8;
                if (words > 0)
                    new Slice(block.Offset, words).RequireWhole(view.ReadArray(block.Offset, buffers.Words, 0, words));
                sum = unchecked(sum + WordSum.Of(buffers.WordsAddress, words * 8L));
                for (int at = words * 8, shift = 0; at < block.Bytes; at++, shift += 8)
                    sum = unchecked(sum + ((ulong)view.ReadByte(block.Offset + at) << shift));
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
