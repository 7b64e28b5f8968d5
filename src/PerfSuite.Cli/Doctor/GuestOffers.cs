using PerfSuite.Interop;
using PerfSuite.Running;

namespace PerfSuite.Cli.Doctor;

/// <summary>What the machine runs on, and what that does to page faults.</summary>
public static class GuestOffers
{
    public static Offer Virtualisation(Virtualization found)
    {
        string name = Hypervisor.NameOf(found);
        return new Offer("virtualisation", $"{name} ({found.Evidence})", OfferState.Fine,
            name == "qemu-tcg" ? "every instruction is emulated: ratios are those of the emulator, not of a processor" : "");
    }

    public static Offer Paging(Paging paging) => new("paging", $"{paging.Kind.ToString().ToLowerInvariant()} ({paging.Evidence})", OfferState.Fine, paging.Kind switch
    {
        PagingKind.Shadow => "faults cost 10 to 16 times more than under nested paging, and mmap loses where it wins elsewhere; a baseline of this machine is none for a guest under nested paging",
        PagingKind.Emulated => "the cost of a fault is the emulator's",
        _ => "",
    });
}
