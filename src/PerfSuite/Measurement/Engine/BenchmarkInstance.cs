using System.Reflection;
using BenchmarkDotNet.Running;

namespace PerfSuite.Measurement.Engine;

/// <summary>An instance of a benchmark class, its parameters set: its methods as arms, its set-up and clean-up.</summary>
/// <param name="instance">The instance.</param>
/// <param name="arms">Names of the benchmark methods that take part; all where null.</param>
internal sealed class BenchmarkInstance(object instance, IEnumerable<string>? arms)
{
    private readonly IReadOnlyList<Descriptor> descriptors = DescriptorsOf(instance.GetType(), arms?.ToHashSet(StringComparer.Ordinal));

    /// <summary>The methods as arms, in the order of declaration.</summary>
    /// <param name="planted">A slowdown for one of them; null for none.</param>
    /// <param name="suffix">Appended to the names, so that two instances' arms can be told apart.</param>
    public IEnumerable<Arm> Arms(PlantedSlowdown? planted, string suffix = "") => descriptors.Select(d => new Arm(
        d.WorkloadMethod.Name + suffix, d.Baseline, Planted(planted, d.WorkloadMethod), Untimed(d.IterationSetupMethod), Untimed(d.IterationCleanupMethod),
        instance is IWorkElsewhere there ? () => there.LastTurn : null));

    public void SetUp() => Call(descriptors.Select(d => d.GlobalSetupMethod));

    public void CleanUp() => Call(descriptors.Select(d => d.GlobalCleanupMethod));

    private static Descriptor[] DescriptorsOf(Type type, HashSet<string>? arms) =>
        [.. BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases.Select(c => c.Descriptor).DistinctBy(d => d.WorkloadMethod)
            .Where(d => arms?.Contains(d.WorkloadMethod.Name) ?? true)];

    private Func<ulong> Planted(PlantedSlowdown? planted, MethodInfo method) =>
        planted?.Arm == $"{instance.GetType().Name}.{method.Name}" ? planted.Slow(Turn(method)) : Turn(method);

    private Func<ulong> Turn(MethodInfo method)
    {
        if (method.ReturnType == typeof(ulong))
            return method.CreateDelegate<Func<ulong>>(instance);
        if (method.ReturnType == typeof(void))
        {
            Action turn = method.CreateDelegate<Action>(instance);
            return () =>
            {
                turn();
                return 0;
            };
        }

        throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} returns {method.ReturnType}: an interleaved benchmark "
            + "returns the checksum of its work as ulong, or nothing.");
    }

    private Action? Untimed(MethodInfo? method) => method?.CreateDelegate<Action>(instance);

    private void Call(IEnumerable<MethodInfo?> methods)
    {
        foreach (MethodInfo method in methods.OfType<MethodInfo>().Distinct())
            method.CreateDelegate<Action>(instance)();
    }
}
