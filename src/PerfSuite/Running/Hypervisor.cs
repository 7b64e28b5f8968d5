using PerfSuite.Interop;

namespace PerfSuite.Running;

/// <summary>Names what a machine runs on: "metal", or the hypervisor that there is evidence for.</summary>
public static class Hypervisor
{
    private const string Kvm = "kvm";

    private static readonly (string Sign, string Name)[] Signs =
    [
        ("kvm", Kvm), ("qemu", Kvm), ("firecracker", Kvm), ("google", Kvm), ("openstack", Kvm),
        ("vmware", "vmware"), ("virtualbox", "virtualbox"), ("vbox", "virtualbox"), ("xen", "xen"), ("hvm domu", "xen"), ("hyperv_", "hyperv"),
        ("hyper-v", "hyperv"), ("microsoft", "hyperv"), ("virtual machine", "hyperv"), ("parallels", "parallels"), ("lrpepyh", "parallels"),
        ("apple", "apple"), ("bhyve", "bhyve"), ("acrn", "acrn"),
    ];

    /// <summary>As QEMU's emulated processors call themselves; on arm64 the part that only it has.</summary>
    private static readonly string[] EmulatedModels = ["QEMU TCG CPU", "QEMU Virtual CPU", "implementer 0x00 part 0x051"];

    /// <summary>
    /// The kernel's own clock says whom it speaks with; CPUID may be that of a hypervisor further below, where user code reads it untrapped.
    /// QEMU is the maker of KVM's guests and of emulated machines alike: whose a machine is without either's signature is known as far as its CPU can tell.
    /// </summary>
    /// <param name="found">Whether this is a guest, and what told so.</param>
    public static string NameOf(Virtualization found)
    {
        if (!found.IsGuest)
            return "metal";
        if (found.Clocks.Contains("kvm-clock", StringComparer.Ordinal) || found.Signatures.Contains("KVMKVMKVM", StringComparer.Ordinal))
            return Kvm;
        if (IsEmulated(found))
            return "qemu-tcg";
        if (!found.IsFlagged && IsX64(found.Cpu) && Says(found.Products, "qemu"))
            return "qemu";
        return Named(found.Products) ?? Named(found.Signatures) ?? Named(found.Clocks) ?? "guest";
    }

    private static bool IsEmulated(Virtualization found) => found.Signatures.Contains("TCGTCGTCGTCG", StringComparer.Ordinal)
        || (found.Signatures.Count == 0 && EmulatedModels.Any(model => found.Cpu.ModelName.StartsWith(model, StringComparison.Ordinal)));

    /// <summary>Long mode is the flag that every x86-64 processor has, and no other.</summary>
    private static bool IsX64(CpuInfo cpu) => cpu.Flags.Contains("lm");

    private static string? Named(IReadOnlyList<string> evidence) => Signs.FirstOrDefault(s => Says(evidence, s.Sign)).Name;

    private static bool Says(IReadOnlyList<string> evidence, string sign) => evidence.Any(e => e.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
