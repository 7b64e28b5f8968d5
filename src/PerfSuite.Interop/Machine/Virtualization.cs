namespace PerfSuite.Interop;

/// <summary>Whether this machine is a guest, as far as it shows.</summary>
/// <param name="IsGuest">False also where a hypervisor hides itself.</param>
/// <param name="Evidence">What told so, as in "cpuinfo flag hypervisor, product KVM"; what was looked at where nothing did.</param>
public sealed record Virtualization(bool IsGuest, string Evidence)
{
    private static readonly string[] ProductFiles =
        ["/sys/hypervisor/type", "/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/product_name", "/proc/device-tree/hypervisor/compatible"];

    private static readonly string[] GuestProducts =
    [
        "KVM", "QEMU", "VirtualBox", "VMware", "Xen", "Virtual Machine", "Google Compute Engine", "Parallels", "Bochs",
        "Firecracker", "OpenStack", "HVM domU", "Apple Virtualization",
    ];

    public static Virtualization Read() => Judge(CpuInfo.Read(), [.. ProductFiles.Where(File.Exists).SelectMany(Line)]);

    /// <summary>A guest shows by the processor's flag (x86-64) or by a product that only guests have.</summary>
    public static Virtualization Judge(CpuInfo cpu, IReadOnlyList<string> products)
    {
        ArgumentNullException.ThrowIfNull(cpu);
        ArgumentNullException.ThrowIfNull(products);
        var flagged = cpu.Flags.Contains("hypervisor");
        var known = products.Any(product => GuestProducts.Any(guest => product.Contains(guest, StringComparison.OrdinalIgnoreCase)));
        var flag = flagged ? "cpuinfo flag hypervisor" : "no cpuinfo flag hypervisor";
        var named = products.Count > 0 ? $"product {string.Join(", ", products)}" : "no product name";
        return new Virtualization(flagged || known, $"{flag}, {named}");
    }

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
