using System.IO.MemoryMappedFiles;
using PerfSuite.Judging.Records;

namespace PerfSuite.Paths.Access;

/// <summary><c>MemoryMappedViewStream</c>, read into a span: copies from the mapping, through a rented array.</summary>
public sealed class ViewStreamRead : AccessPath
{
    public override string Name => "view-stream";

    public override PathFamily Family => PathFamily.Mapping;

    public override string Api => "MemoryMappedViewStream, Position, ReadExactly(span)";

    public override bool SharedByThreads => false;

    public override IOpenedFile Open(PathTarget target)
    {
        MemoryMappedFile file = MappedView.Of(target);
        return new OpenedStream(file.CreateViewStream(0, target.Bytes, MemoryMappedFileAccess.Read), file);
    }
}
