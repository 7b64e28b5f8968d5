using System.Reflection;
using System.Runtime.ExceptionServices;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Running;

namespace PerfSuite.Measurement.Engine;

/// <summary>The benchmarks of one class with one set of parameters: the arms of one case, on one instance.</summary>
public sealed class BenchmarkGroup
{
    private readonly IReadOnlyList<Descriptor> descriptors;

    /// <param name="member">Any benchmark of the group.</param>
    /// <param name="armsOf">Names of the methods that take part, given the instance; all benchmarks of the class where null.</param>
    internal BenchmarkGroup(BenchmarkCase member, Func<object, IEnumerable<string>>? armsOf)
    {
        Type type = member.Descriptor.Type;
        Instance = Activator.CreateInstance(type)!;
        foreach (ParameterInstance parameter in member.Parameters.Items)
            type.GetProperty(parameter.Name)!.SetValue(Instance, parameter.Value);
        HashSet<string>? arms = armsOf?.Invoke(Instance).ToHashSet(StringComparer.Ordinal);
        descriptors = [.. BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases.Select(c => c.Descriptor).DistinctBy(d => d.WorkloadMethod)
            .Where(d => arms?.Contains(d.WorkloadMethod.Name) ?? true)];
    }

    /// <summary>The instance that the arms run on, its parameters set.</summary>
    public object Instance { get; }

    /// <summary>Sets up, measures on a thread of its own, cleans up. </summary>
    /// <param name="plan">How long to measure.</param>
    /// <param name="seed">Seed of the order of turns.</param>
    /// <param name="operationsPerTurn">Operations of one turn, by which times are divided.</param>
    /// <param name="beforeCleanup">Called on the measuring thread after the last round.</param>
    /// <param name="warmedUp">Called on the measuring thread when recording begins.</param>
    /// <param name="cancellation">Ends the measurement between two rounds.</param>
    public Rounds Measure(IMeasuringPlan plan, int seed, Func<long>? operationsPerTurn = null, Action<Rounds>? beforeCleanup = null,
        Action? warmedUp = null, CancellationToken cancellation = default) => OnOwnThread(() =>
    {
        Call(descriptors.Select(d => d.GlobalSetupMethod));
        try
        {
            Interleaver interleaver = new([.. descriptors.Select(ArmOf)], new TurnOrder(descriptors.Count, seed))
            {
                OperationsPerTurn = operationsPerTurn?.Invoke() ?? 1,
                WarmedUp = warmedUp,
            };
            Rounds rounds = interleaver.Measure(plan, cancellation);
            beforeCleanup?.Invoke(rounds);
            return rounds;
        }
        finally
        {
            Call(descriptors.Select(d => d.GlobalCleanupMethod));
        }
    });

    /// <summary>Which benchmarks are measured together. The job is no part of it: BenchmarkDotNet gives those of a class
    /// that have an iteration setup another job than those that have none.</summary>
    internal static string KeyOf(BenchmarkCase benchmark, int launchIndex) =>
        $"{benchmark.Descriptor.Type.FullName}\n{benchmark.Parameters.ValueInfo}\n{launchIndex}";

    private Arm ArmOf(Descriptor d) => new(d.WorkloadMethod.Name, d.Baseline, Turn(d.WorkloadMethod), Untimed(d.IterationSetupMethod),
        Untimed(d.IterationCleanupMethod));

    private Func<ulong> Turn(MethodInfo method)
    {
        if (method.ReturnType == typeof(ulong))
            return method.CreateDelegate<Func<ulong>>(Instance);
        if (method.ReturnType == typeof(void))
        {
            Action turn = method.CreateDelegate<Action>(Instance);
            return () =>
            {
                turn();
                return 0;
            };
        }

        throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} returns {method.ReturnType}: an interleaved benchmark "
            + "returns the checksum of its work as ulong, or nothing.");
    }

    private Action? Untimed(MethodInfo? method) => method?.CreateDelegate<Action>(Instance);

    private void Call(IEnumerable<MethodInfo?> methods)
    {
        foreach (MethodInfo method in methods.OfType<MethodInfo>().Distinct())
            method.CreateDelegate<Action>(Instance)();
    }

    /// <summary>Counters belong to a thread: nothing but the case runs on this one.</summary>
    private static Rounds OnOwnThread(Func<Rounds> work)
    {
        Rounds? rounds = null;
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                rounds = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Name = "perfsuite measuring";
        thread.IsBackground = true;
        thread.Start();
        thread.Join();
        failure?.Throw();
        return rounds!;
    }
}
