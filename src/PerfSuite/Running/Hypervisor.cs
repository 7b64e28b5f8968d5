using PerfSuite.Interop;

namespace PerfSuite.Running;

/// <summary>Names what a machine runs on: "metal", or the hypervisor as far as it can be told.</summary>
public static class Hypervisor
{
    private static readonly (string Sign, string Name)[] Signs =
    [
        ("kvm", "kvm"), ("qemu", "kvm"), ("firecracker", "kvm"), ("google", "kvm"), ("openstack", "kvm"),
        ("vmware", "vmware"), ("virtualbox", "virtualbox"), ("xen", "xen"), ("hvm domu", "xen"), ("hyperv_", "hyperv"), ("hyper-v", "hyperv"),
        ("microsoft", "hyperv"), ("virtual machine", "hyperv"), ("parallels", "parallels"), ("apple", "apple"),
    ];

    /// <param name="found">Whether this is a guest, and what told so.</param>
    /// <param name="clocks">The clock sources that the kernel offers: <c>kvm-clock</c> and the like name their hypervisor.</param>
    public static string NameOf(Virtualization found, string clocks)
    {
        if (!found.IsGuest)
            return "metal";
        string evidence = $"{found.Evidence} {clocks}";
        return Signs.FirstOrDefault(s => evidence.Contains(s.Sign, StringComparison.OrdinalIgnoreCase)).Name ?? "guest";
    }
}
