using System.IO.MemoryMappedFiles;

namespace PerfSuite.Paths.Access;

/// <summary>A file as <c>MemoryMappedFile</c> opens it for reading.</summary>
internal static class MappedView
{
    public static MemoryMappedFile Of(PathTarget target) =>
        MemoryMappedFile.CreateFromFile(target.Path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);

    public static MemoryMappedViewAccessor Accessor(this MemoryMappedFile file, PathTarget target) =>
        file.CreateViewAccessor(0, target.Bytes, MemoryMappedFileAccess.Read);
}
