using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Running;

namespace PerfSuite.Measurement.Engine;

/// <summary>The benchmarks of one class with one set of parameters: the arms of one case, on one instance.</summary>
public sealed class BenchmarkGroup
{
    private readonly BenchmarkInstance arms;

    /// <param name="member">Any benchmark of the group.</param>
    /// <param name="armsOf">Names of the methods that take part, given the instance; all benchmarks of the class where null.</param>
    internal BenchmarkGroup(BenchmarkCase member, Func<object, IEnumerable<string>>? armsOf)
        : this(InstanceOf(member), armsOf)
    {
    }

    /// <param name="instance">The instance that the arms run on, its parameters set.</param>
    /// <param name="armsOf">Names of the methods that take part, given the instance; all benchmarks of the class where null.</param>
    internal BenchmarkGroup(object instance, Func<object, IEnumerable<string>>? armsOf)
    {
        Instance = instance;
        arms = new BenchmarkInstance(instance, armsOf?.Invoke(instance));
    }

    /// <summary>The instance that the arms run on, its parameters set.</summary>
    public object Instance { get; }

    /// <summary>Told where the time goes.</summary>
    public TimeLedger Time { get; set; } = new();

    /// <inheritdoc cref="Interleaver.FromCache"/>
    public bool FromCache { get; set; }

    /// <summary>Sets up, measures on a thread of its own, cleans up.</summary>
    /// <param name="plan">How long to measure.</param>
    /// <param name="seed">Seed of the order of turns.</param>
    /// <param name="operationsPerTurn">Operations of one turn; asked for after set-up.</param>
    /// <param name="beforeCleanup">Called on the measuring thread after the last round.</param>
    /// <param name="warmedUp">Called on the measuring thread when recording begins.</param>
    /// <param name="cancellation">Ends the measurement between two rounds.</param>
    public Rounds Measure(IMeasuringPlan plan, int seed, Func<long>? operationsPerTurn = null, Action<Rounds>? beforeCleanup = null,
        Action? warmedUp = null, CancellationToken cancellation = default) => OwnThread.Run(() =>
    {
        try
        {
            MakeReady(arms.SetUp);
            Arm[] all = [.. arms.Arms(PlantedSlowdown.FromEnvironment())];
            Interleaver interleaver = new(all, new TurnOrder(all.Length, seed))
            {
                OperationsPerTurn = operationsPerTurn?.Invoke() ?? 1,
                WarmedUp = warmedUp,
                Time = Time,
                FromCache = FromCache,
            };
            Rounds rounds = interleaver.Measure(plan, cancellation);
            using TimeLedger.Part observing = Time.During(RunActivity.Observing);
            beforeCleanup?.Invoke(rounds);
            return rounds;
        }
        finally
        {
            MakeReady(arms.CleanUp);
        }
    });

    private static object InstanceOf(BenchmarkCase member)
    {
        object instance = Activator.CreateInstance(member.Descriptor.Type)!;
        foreach (ParameterInstance parameter in member.Parameters.Items)
            member.Descriptor.Type.GetProperty(parameter.Name)!.SetValue(instance, parameter.Value);
        return instance;
    }

    private void MakeReady(Action action)
    {
        using TimeLedger.Part makeReady = Time.During(RunActivity.MakeReady);
        action();
    }

    /// <summary>Which benchmarks are measured together. The job is no part of it: BenchmarkDotNet gives those of a class
    /// that have an iteration setup another job than those that have none.</summary>
    internal static string KeyOf(BenchmarkCase benchmark, int launchIndex) =>
        $"{benchmark.Descriptor.Type.FullName}\n{benchmark.Parameters.ValueInfo}\n{launchIndex}";
}
