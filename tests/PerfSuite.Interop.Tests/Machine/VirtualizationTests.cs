namespace PerfSuite.Interop.Tests;

public sealed class VirtualizationTests
{
    [Theory]
    [InlineData("lm hypervisor", "KVMKVMKVM", "", true, "cpuinfo flag hypervisor, CPUID signature KVMKVMKVM, clocks tsc kvm-clock, no product name")]
    [InlineData("fp asimd", "", "QEMU, virt-8.2", true, "no cpuinfo flag hypervisor, no CPUID signature, clocks tsc kvm-clock, product QEMU, virt-8.2")]
    [InlineData("lm", "", "PowerEdge", false, "no cpuinfo flag hypervisor, no CPUID signature, clocks tsc kvm-clock, product PowerEdge")]
    public void A_guest_shows_by_its_processors_flag_or_by_its_product(string flags, string signature, string product, bool guest, string evidence)
    {
        var cpu = CpuInfo.Parse($"processor : 0\nmodel name : X\nflags : {flags}\n");
        var found = new Virtualization(cpu, signature.Length > 0 ? [signature] : [], product.Length > 0 ? [product] : [], ["tsc", "kvm-clock"]);
        Assert.Equal((guest, evidence), (found.IsGuest, found.Evidence));
    }

    [Fact]
    public void This_machine_shows_what_it_is() => Assert.Contains("hypervisor", Virtualization.Read().Evidence, StringComparison.Ordinal);

    [Theory]
    [InlineData(0x4b4d564b, 0x564b4d56, 0x0000004d, "KVMKVMKVM")]
    [InlineData(0x54474354, 0x43544743, 0x47435447, "TCGTCGTCGTCG")]
    [InlineData(0x76796862, 0x68622065, 0x20657679, "bhyve bhyve")]
    [InlineData(0, 0, 0, "")]
    [InlineData(0x00000007, 0x00000340, 0x00000340, "")]
    public void A_signature_is_twelve_characters_in_three_registers(int ebx, int ecx, int edx, string name) =>
        Assert.Equal(name, HypervisorSignature.Text(ebx, ecx, edx));

    [Fact]
    public void A_processor_without_the_flag_has_no_signature() =>
        Assert.True(Virtualization.Read().IsFlagged || HypervisorSignature.Read().Count == 0);
}
