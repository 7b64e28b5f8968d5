namespace PerfSuite.Interop;

/// <summary>What tells whether this machine is a guest, and whose.</summary>
/// <param name="Cpu">Its processor; an emulated one may say so by its model.</param>
/// <param name="Signatures">What the hypervisor calls itself, see <see cref="HypervisorSignature"/>.</param>
/// <param name="Products">Names of the machine's maker and model.</param>
/// <param name="Clocks">The clock sources that the kernel offers: <c>kvm-clock</c> and the like are made for one hypervisor.</param>
public sealed record Virtualization(CpuInfo Cpu, IReadOnlyList<string> Signatures, IReadOnlyList<string> Products, IReadOnlyList<string> Clocks)
{
    private const string ClocksFile = "/sys/devices/system/clocksource/clocksource0/available_clocksource";

    private static readonly string[] ProductFiles =
        ["/sys/hypervisor/type", "/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/product_name", "/proc/device-tree/hypervisor/compatible"];

    private static readonly string[] GuestProducts =
    [
        "KVM", "QEMU", "VirtualBox", "VMware", "Xen", "Virtual Machine", "Google Compute Engine", "Parallels", "Bochs",
        "Firecracker", "OpenStack", "HVM domU", "Apple Virtualization",
    ];

    public static Virtualization Read() => new(CpuInfo.Read(), HypervisorSignature.Read(), [.. ProductFiles.Where(File.Exists).SelectMany(Line)],
        KernelSetting.Of(ClocksFile)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);

    /// <summary>Whether the processor has the flag of a guest (x86-64).</summary>
    public bool IsFlagged => Cpu.Flags.Contains("hypervisor");

    /// <summary>A guest shows by the processor's flag or by a product that only guests have. False also where a hypervisor hides itself.</summary>
    public bool IsGuest => IsFlagged || Products.Any(product => GuestProducts.Any(guest => product.Contains(guest, StringComparison.OrdinalIgnoreCase)));

    /// <summary>All of it, for people, as in "cpuinfo flag hypervisor, CPUID signature KVMKVMKVM, clocks tsc kvm-clock, no product name".</summary>
    public string Evidence => string.Join(", ",
        IsFlagged ? "cpuinfo flag hypervisor" : "no cpuinfo flag hypervisor",
        Signatures.Count > 0 ? $"CPUID signature {string.Join(" and ", Signatures)}" : "no CPUID signature",
        Clocks.Count > 0 ? $"clocks {string.Join(' ', Clocks)}" : "no clock source",
        Products.Count > 0 ? $"product {string.Join(", ", Products)}" : "no product name");

    private static IEnumerable<string> Line(string file)
    {
        // Some of these files are for root only; a name that cannot be read tells nothing, and Evidence shows none.
        try
        {
            return [File.ReadAllText(file).Trim('\0', '\n', ' ')];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }
}
