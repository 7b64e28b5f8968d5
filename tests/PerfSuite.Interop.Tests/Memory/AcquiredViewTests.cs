using System.IO.MemoryMappedFiles;

namespace PerfSuite.Interop.Tests;

public sealed class AcquiredViewTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_range_begins_where_the_view_does()
    {
        using var file = MemoryMappedFile.CreateFromFile(_folder.File("data", 5000));
        using var view = file.CreateViewAccessor(1234, 100);
        using var acquired = new AcquiredView(view, 100);

        Assert.Equal(TempFolder.ByteOf(1234), acquired.Range.ByteAt(0));
        Assert.Equal(TempFolder.ByteOf(1333), acquired.Range.ByteAt(99));
    }

    [Fact]
    public void A_view_cannot_be_acquired_beyond_its_capacity()
    {
        using var file = MemoryMappedFile.CreateFromFile(_folder.File("data", 5000));
        using var view = file.CreateViewAccessor(0, 4096);

        Assert.Throws<ArgumentOutOfRangeException>(() => new AcquiredView(view, 4097));
    }

    public void Dispose() => _folder.Dispose();
}
