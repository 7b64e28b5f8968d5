using System.Runtime.InteropServices;
using PerfSuite.Interop;

namespace PerfSuite.Engines;

/// <summary>The struct MDB_val: a key or a value, in somebody's memory.</summary>
/// <param name="bytes">Its length.</param>
/// <param name="address">Where it begins.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct LmdbValue(nint bytes, nint address)
{
    private readonly nint bytes = bytes, address = address;

    /// <summary>What is there; of a value that LMDB gives, until the transaction ends.</summary>
    public MappedRange Range => new(address, bytes);
}
