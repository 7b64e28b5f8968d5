using PerfSuite.Interop;

namespace PerfSuite.Running;

/// <summary>Who walks the page tables.</summary>
public enum PagingKind
{
    /// <summary>Nothing tells. Most guests look so: whether the processor walks both their tables and the hypervisor's, they do not see.</summary>
    Unknown,

    /// <summary>The processor, and no hypervisor beside it.</summary>
    Native,

    /// <summary>The processor, but the hypervisor's copy of the guest's tables, which it keeps up to date at every fault and change.</summary>
    Shadow,

    /// <summary>An emulator's own software.</summary>
    Emulated,
}

/// <summary>How a machine's page tables are walked, as far as it shows.</summary>
/// <param name="Kind">Who walks them.</param>
/// <param name="Evidence">What told so.</param>
public sealed record Paging(PagingKind Kind, string Evidence)
{
    /// <summary>Makers of processors without the flaw that page-table isolation is for. Source: Linux, cpu_vuln_whitelist in arch/x86/kernel/cpu/common.c.</summary>
    private static readonly string[] NeedNoIsolation = ["AuthenticAMD", "HygonGenuine"];

    public static Paging Read() => Read(Virtualization.Read());

    /// <param name="found">What the machine shows of its hypervisor, where that has been read already.</param>
    public static Paging Read(Virtualization found) => Of(found, KernelSetting.Of("/proc/cmdline") ?? "");

    /// <summary>
    /// A guest whose kernel runs in the processor's user mode (PVM) needs page-table isolation whatever the processor is, has kernel options of that
    /// name, and reads the CPUID of what lies further below. Isolation that was asked for is evidence only beside one of the others.
    /// </summary>
    /// <param name="found">What the machine shows of its hypervisor.</param>
    /// <param name="commandLine">The kernel's.</param>
    public static Paging Of(Virtualization found, string commandLine)
    {
        if (!found.IsGuest)
            return new Paging(PagingKind.Native, "no guest, as far as it shows");
        if (Hypervisor.NameOf(found) == "qemu-tcg")
            return new Paging(PagingKind.Emulated, "software emulation");
        string[] options = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] pvm = [.. options.Where(IsOfPvm).Select(option => $"kernel option {option}")];
        string[] foreign = [.. found.Signatures.Where(name => IsForeign(found, name)).Select(name => $"CPUID of {name} beside kvm-clock")];
        string[] isolated = NeedNoIsolation.Contains(found.Cpu.Vendor, StringComparer.Ordinal) && found.Cpu.Flags.Contains("pti")
            ? [$"page-table isolation on a CPU that needs none: {found.Cpu.Vendor}"] : [];
        bool askedFor = options.Contains("pti=on", StringComparer.Ordinal) || options.Contains("pti", StringComparer.Ordinal);
        string[] evidence = [.. isolated, .. pvm, .. foreign];
        return pvm.Length > 0 || (isolated.Length > 0 && (!askedFor || foreign.Length > 0))
            ? new Paging(PagingKind.Shadow, string.Join("; ", evidence))
            : new Paging(PagingKind.Unknown, evidence.Length > 0 ? $"{string.Join("; ", evidence)}, which is not enough" : "nothing speaks of shadow paging");
    }

    private static bool IsOfPvm(string option) => option == "pvm" || option.StartsWith("pvm_", StringComparison.Ordinal)
        || option.StartsWith("pvm=", StringComparison.Ordinal) || option.StartsWith("pvm.", StringComparison.Ordinal);

    /// <summary>KVM also answers as Hyper-V where it is told to, and then as itself in the next leaf.</summary>
    private static bool IsForeign(Virtualization found, string name) => found.Clocks.Contains("kvm-clock", StringComparer.Ordinal)
        && !found.Signatures.Contains("KVMKVMKVM", StringComparer.Ordinal) && name != "Microsoft Hv";
}
