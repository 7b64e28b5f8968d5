using PerfSuite.Interop;

namespace PerfSuite.Tests.Running;

/// <summary>Machines as they show themselves.</summary>
internal static class Guests
{
    /// <summary>A guest of Firecracker under PVM, on an AMD processor of somebody else's hypervisor.</summary>
    public static Virtualization Pvm => Of("AMD EPYC", "AuthenticAMD", "lm pti hypervisor", "bhyve bhyve", "", "kvm-clock");

    public const string PvmOptions = "quiet clocksource=kvm-clock pti=on tsc=reliable pvm_no_zero_page=1";

    public static Virtualization Firecracker => Of("AMD EPYC", "AuthenticAMD", "lm hypervisor", "KVMKVMKVM", "", "tsc kvm-clock");

    public static Virtualization Emulated => Of("QEMU Virtual CPU version 2.5+", "AuthenticAMD", "lm hypervisor", "TCGTCGTCGTCG", "QEMU; Standard PC (i440FX + PIIX, 1996)", "tsc hpet acpi_pm");

    public static Virtualization Metal => Of("AMD EPYC 9654 96-Core Processor", "AuthenticAMD", "lm", "", "PowerEdge R6615", "tsc hpet acpi_pm");

    /// <param name="model">Model name.</param>
    /// <param name="vendor">Vendor.</param>
    /// <param name="flags">Flags, between spaces.</param>
    /// <param name="signatures">Between semicolons.</param>
    /// <param name="products">Between semicolons.</param>
    /// <param name="clocks">Clock sources, between spaces.</param>
    public static Virtualization Of(string model, string vendor, string flags, string signatures, string products, string clocks) =>
        new(new CpuInfo(model, vendor, [.. flags.Split(' ')], 2, null), Parts(signatures, ';'), Parts(products, ';'), Parts(clocks, ' '));

    private static string[] Parts(string text, char between) => text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
