using PerfSuite.Judging.Records;

namespace PerfSuite.Machine;

/// <summary>A machine: what it is, and what its primitives cost. What <c>perfsuite machine --json</c> writes.</summary>
/// <param name="Facts">What it is, by name; numbers as numbers, units in the names.</param>
/// <param name="Primitives">What its primitives cost.</param>
public sealed record MachineCard(IReadOnlyDictionary<string, object> Facts, IReadOnlyList<Primitive> Primitives)
{
    public static MachineCard Of(EnvironmentRecord machine)
    {
        Dictionary<string, object> facts = new(StringComparer.Ordinal)
        {
            ["machine"] = machine.Machine,
            ["cpu"] = machine.Cpu,
            ["cores"] = machine.Cores,
            ["kernel"] = machine.Kernel,
            ["filesystem"] = machine.Filesystem,
            ["runtime"] = machine.Runtime,
            ["pageSize"] = machine.PageSize,
        };
        if (machine.ReadAheadKiB is { } kiB)
            facts["readAheadKiB"] = kiB;
        foreach ((string name, string value) in machine.Details)
            facts.TryAdd(name, value);
        return new MachineCard(facts, machine.Primitives);
    }
}
