using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

public class HypervisorTests
{
    [Fact]
    public void Each_of_four_machines_is_named_for_what_it_runs_on() => Assert.Equal(("kvm", "kvm", "qemu-tcg", "metal"),
        (Hypervisor.NameOf(Guests.Pvm), Hypervisor.NameOf(Guests.Firecracker), Hypervisor.NameOf(Guests.Emulated), Hypervisor.NameOf(Guests.Metal)));

    /// <summary>These keep the keys that they had before signatures were read: their baselines bear them.</summary>
    [Theory]
    [InlineData("Intel(R) Xeon(R)", "lm hypervisor", "", "", "tsc kvm-clock")]
    [InlineData("QEMU Virtual CPU version 2.5+", "lm hypervisor", "KVMKVMKVM", "QEMU;Standard PC", "tsc hpet")]
    [InlineData("AMD EPYC-Rome Processor", "lm hypervisor", "Microsoft Hv;KVMKVMKVM", "QEMU;Standard PC", "hyperv_clocksource_tsc_page tsc")]
    [InlineData("AMD EPYC-Rome Processor", "lm hypervisor", "Microsoft Hv", "QEMU;Standard PC", "tsc hpet")]
    [InlineData("Intel(R) Xeon(R) CPU @ 2.20GHz", "lm hypervisor", "KVMKVMKVM", "Google;Google Compute Engine", "tsc kvm-clock")]
    [InlineData("implementer 0x41 part 0xd0c", "fp asimd", "", "QEMU;virt-8.2", "arch_sys_counter")]
    public void A_guest_of_KVM_is_named_so(string model, string flags, string signatures, string products, string clocks) =>
        Assert.Equal("kvm", Hypervisor.NameOf(Guests.Of(model, "x", flags, signatures, products, clocks)));

    [Theory]
    [InlineData("QEMU TCG CPU version 2.5+", "lm hypervisor", "TCGTCGTCGTCG", "QEMU;Standard PC", "tsc hpet", "qemu-tcg")]
    [InlineData("AMD EPYC-Rome Processor", "lm hypervisor", "TCGTCGTCGTCG", "QEMU;Standard PC", "tsc hpet", "qemu-tcg")]
    [InlineData("QEMU Virtual CPU version 2.5+", "lm", "", "QEMU;Standard PC", "tsc hpet", "qemu-tcg")]
    [InlineData("implementer 0x00 part 0x051", "fp asimd", "", "QEMU;virt-8.2", "arch_sys_counter", "qemu-tcg")]
    [InlineData("AMD EPYC-Rome Processor", "lm", "", "QEMU;Standard PC", "tsc hpet", "qemu")]
    [InlineData("Intel(R) Xeon(R)", "lm hypervisor", "Microsoft Hv", "Microsoft Corporation;Virtual Machine", "hyperv_clocksource_tsc_page", "hyperv")]
    [InlineData("Intel(R) Xeon(R)", "lm hypervisor", "VMwareVMware", "", "tsc", "vmware")]
    [InlineData("Intel(R) Xeon(R)", "lm hypervisor", "XenVMMXenVMM", "", "xen tsc", "xen")]
    [InlineData("Intel(R) Xeon(R)", "lm hypervisor", "VBoxVBoxVBox", "", "tsc", "virtualbox")]
    [InlineData("Intel(R) Xeon(R)", "lm hypervisor", "bhyve bhyve", "", "tsc", "bhyve")]
    [InlineData("Intel(R) Xeon(R)", "lm hypervisor", "", "", "tsc", "guest")]
    public void Others_are_named_for_their_evidence_and_guests_of_nobody_known_guests(string model, string flags, string signatures, string products, string clocks, string name) =>
        Assert.Equal(name, Hypervisor.NameOf(Guests.Of(model, "x", flags, signatures, products, clocks)));
}
