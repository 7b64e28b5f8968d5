using System.Runtime.CompilerServices;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Machine.Primitives;

/// <summary>What copying costs where nobody enters the kernel.</summary>
internal static class CopyPrice
{
    public static PrimitiveProbe UserCopyBandwidth { get; } = new(PrimitiveNames.UserCopyBandwidth, Primitive.BytesPerNanosecond,
        "memcpy(3) of 1 MiB into one buffer, 4 MiB of a mapping with every page present", Measure);

    private static double Measure(Placement at)
    {
        using Mapping mapping = Mapping.Create(at.File, 0, Placement.FileBytes);
        Copies(at, mapping.Range);
        return Placement.FileBytes / BatchClock.Quickest(() => Copies(at, mapping.Range));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copies(Placement at, MappedRange range)
    {
        nint buffer = at.Buffer.Address;
        for (int offset = 0; offset < Placement.FileBytes; offset += Placement.CopyBytes)
            range.CopyTo(offset, buffer, Placement.CopyBytes);
    }
}
