using System.IO.MemoryMappedFiles;

namespace PerfSuite.Interop;

/// <summary>The pages of a runtime's view by their address: <c>SafeMemoryMappedViewHandle.AcquirePointer</c>, released when disposed.</summary>
public sealed unsafe class AcquiredView : IDisposable
{
    private readonly MemoryMappedViewAccessor _view;

    /// <param name="view">Must outlive this object.</param>
    /// <param name="bytes">Length of the range; the view's capacity is rounded up to whole pages.</param>
    public AcquiredView(MemoryMappedViewAccessor view, long bytes)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, view.Capacity);
        _view = view;
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Range = new MappedRange((nint)start + (nint)view.PointerOffset, bytes);
    }

    /// <summary>The view's bytes, as long as this object is not disposed.</summary>
    public MappedRange Range { get; }

    public void Dispose() => _view.SafeMemoryMappedViewHandle.ReleasePointer();
}
