using System.IO.MemoryMappedFiles;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary><c>SafeMemoryMappedViewHandle.AcquirePointer</c>: the pages of the runtime's view, used in place.</summary>
public sealed class ViewPointer : AccessPath
{
    public override string Name => "view-pointer";

    public override PathFamily Family => PathFamily.Mapping;

    public override string Api => "MemoryMappedViewAccessor, AcquirePointer, used in place";

    public override IOpenedFile Open(PathTarget target)
    {
        MemoryMappedFile file = MappedView.Of(target);
        MemoryMappedViewAccessor view = file.Accessor(target);
        return new Opened(file, view, new AcquiredView(view, target.Bytes));
    }

    private sealed class Opened(MemoryMappedFile file, MemoryMappedViewAccessor view, AcquiredView pointer) : IOpenedFile
    {
        public ulong Pass(ReadOnlySpan<Slice> blocks, ThreadBuffers buffers) => MappedBlocks.Sum(pointer.Range, blocks);

        public void Dispose()
        {
            pointer.Dispose();
            view.Dispose();
            file.Dispose();
        }
    }
}
