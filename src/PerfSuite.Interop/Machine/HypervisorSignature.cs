using System.Buffers.Binary;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace PerfSuite.Interop;

/// <summary>
/// The names that hypervisors give themselves in CPUID leaves 0x40000000, 0x40000100 and so on: a hypervisor that also speaks another's interface
/// has both. Source: Linux, Documentation/virt/kvm/x86/cpuid.rst; Microsoft, Hypervisor Top-Level Functional Specification, 2.4.
/// </summary>
/// <remarks>A guest whose processor does not trap the instruction in user mode reads what lies further below.</remarks>
public static class HypervisorSignature
{
    private const int FeatureLeaf = 1;
    private const int HypervisorBit = 1 << 31;
    private const int FirstLeaf = 0x40000000;
    private const int LeafDistance = 0x100;
    private const int Leaves = 4;

    /// <summary>As in "KVMKVMKVM", "TCGTCGTCGTCG", "Microsoft Hv"; empty where the processor shows no hypervisor, as all but x86-64.</summary>
    public static IReadOnlyList<string> Read()
    {
        // Without the bit, the leaves are not defined: processors answer with those of the highest one that they have.
        if (!X86Base.IsSupported || (X86Base.CpuId(FeatureLeaf, 0).Ecx & HypervisorBit) == 0)
            return [];
        return [.. Enumerable.Range(0, Leaves).Select(i => X86Base.CpuId(FirstLeaf + (i * LeafDistance), 0))
            .Select(leaf => Text(leaf.Ebx, leaf.Ecx, leaf.Edx)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Twelve characters in three registers; empty where they are none.</summary>
    internal static string Text(int ebx, int ecx, int edx)
    {
        Span<byte> bytes = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, ebx);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], ecx);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], edx);
        string name = Encoding.ASCII.GetString(bytes).Trim('\0', ' ');
        return name.All(c => c is >= ' ' and <= '~') ? name : "";
    }
}
