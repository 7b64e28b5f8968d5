using PerfSuite.Interop;
using PerfSuite.Running;

namespace PerfSuite.Tests.Running;

public class PagingTests
{
    [Fact]
    public void A_guest_under_PVM_says_all_that_tells_so() => Assert.Equal(new Paging(PagingKind.Shadow,
        "page-table isolation on a CPU that needs none: AuthenticAMD; kernel option pvm_no_zero_page=1; CPUID of bhyve bhyve beside kvm-clock"),
        Paging.Of(Guests.Pvm, Guests.PvmOptions));

    [Fact]
    public void Of_most_guests_nothing_is_known() =>
        Assert.Equal(new Paging(PagingKind.Unknown, "nothing speaks of shadow paging"), Paging.Of(Guests.Firecracker, "quiet nopvm"));

    [Fact]
    public void Metal_walks_its_own_tables_and_an_emulator_walks_them_itself() => Assert.Equal((PagingKind.Native, PagingKind.Emulated),
        (Paging.Of(Guests.Metal, "pti=on").Kind, Paging.Of(Guests.Emulated, "console=ttyS0").Kind));

    [Theory]
    [InlineData("AuthenticAMD", "KVMKVMKVM", "quiet", PagingKind.Shadow)]
    [InlineData("HygonGenuine", "KVMKVMKVM", "quiet", PagingKind.Shadow)]
    [InlineData("AuthenticAMD", "KVMKVMKVM", "quiet pti=on", PagingKind.Unknown)]
    [InlineData("AuthenticAMD", "bhyve bhyve", "quiet pti=on", PagingKind.Shadow)]
    [InlineData("AuthenticAMD", "Microsoft Hv", "quiet pti=on", PagingKind.Unknown)]
    [InlineData("GenuineIntel", "KVMKVMKVM", "quiet", PagingKind.Unknown)]
    [InlineData("GenuineIntel", "KVMKVMKVM", "quiet pvm=on", PagingKind.Shadow)]
    [InlineData("GenuineIntel", "bhyve bhyve", "quiet", PagingKind.Unknown)]
    public void Isolation_tells_on_a_processor_that_needs_none_unless_it_was_asked_for(string vendor, string signature, string options, PagingKind kind) =>
        Assert.Equal(kind, Paging.Of(Guests.Of("X", vendor, "lm pti hypervisor", signature, "", "kvm-clock"), options).Kind);

    [SkippableFact]
    public void This_machine_says_what_it_rests_on()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        Assert.NotEmpty(Paging.Read().Evidence);
        Assert.Equal(Virtualization.Read().IsGuest, Paging.Read().Kind != PagingKind.Native);
    }
}
