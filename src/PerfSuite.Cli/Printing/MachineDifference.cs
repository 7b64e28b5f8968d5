using PerfSuite.Results;
using PerfSuite.Running;

namespace PerfSuite.Cli.Printing;

/// <summary>In what two machines differ, of all that a machine's key is made of.</summary>
public static class MachineDifference
{
    public static IEnumerable<string> Between(EnvironmentRecord there, EnvironmentRecord here) => Parts(there).Zip(Parts(here))
        .Where(p => p.First.Value != p.Second.Value).Select(p => $"{p.First.Name} {p.First.Value} there, {p.Second.Value} here");

    private static IEnumerable<(string Name, string Value)> Parts(EnvironmentRecord machine) =>
    [
        ("CPU", machine.Cpu),
        ("CPUs", $"{machine.Cores}"),
        ("kernel", machine.Kernel),
        ("file system", machine.Filesystem),
        ("runtime", machine.Runtime),
        ("page size", $"{machine.PageSize}"),
        ("read-ahead KiB", machine.ReadAheadKiB is { } kiB ? $"{kiB}" : "none"),
        ("virtualisation", machine.Details.GetValueOrDefault(MachineDetails.Virtualization, MachineDetails.Unknown)),
    ];
}
