using PerfSuite.Interop;

namespace PerfSuite.Measurement;

/// <summary>The recorded rounds of a case: for every round one time of each arm, in the order of measuring.</summary>
public sealed class Rounds
{
    /// <summary>So many rounds may be left out before they have to be fewer than the others.</summary>
    private const int MostLeftOutAtFirst = 32;

    private readonly Dictionary<string, ArmRounds> arms;

    internal Rounds(IReadOnlyList<Arm> arms, long operationsPerTurn)
    {
        this.arms = arms.ToDictionary(a => a.Name, a => new ArmRounds(a.Name, a.Baseline), StringComparer.Ordinal);
        OperationsPerTurn = operationsPerTurn > 0 ? operationsPerTurn
            : throw new ArgumentOutOfRangeException(nameof(operationsPerTurn), operationsPerTurn, "A turn makes at least one operation.");
    }

    /// <summary>How many operations one turn of any arm makes.</summary>
    public long OperationsPerTurn { get; }

    /// <summary>How many rounds there are.</summary>
    public int Count => arms.Values.Min(a => a.Nanoseconds.Count);

    /// <summary>How many more were measured and left out, because an arm read from the device what had to be cached.</summary>
    public int LeftOut { get; private set; }

    public IReadOnlyCollection<ArmRounds> Arms => arms.Values;

    public ArmRounds this[string arm] => arms.TryGetValue(arm, out ArmRounds? found) ? found
        : throw new ArgumentException($"There is no arm '{arm}'; there are {string.Join(", ", arms.Keys)}.", nameof(arm));

    internal void Add(List<RecordedTurn> round)
    {
        foreach (RecordedTurn turn in round)
            this[turn.Arm].Add(turn.Nanoseconds, turn.Counted);
    }

    /// <exception cref="NotFromCacheException">Most rounds are.</exception>
    internal void LeaveOut()
    {
        LeftOut++;
        if (LeftOut > MostLeftOutAtFirst && LeftOut > Count)
            throw new NotFromCacheException(LeftOut, LeftOut + Count);
    }
}

/// <summary>One turn of a round.</summary>
internal readonly record struct RecordedTurn(string Arm, double Nanoseconds, Counters Counted);

/// <summary>One arm's part of the rounds.</summary>
public sealed class ArmRounds(string name, bool baseline)
{
    private readonly List<double> nanoseconds = new(4096);

    public string Name { get; } = name;

    public bool Baseline { get; } = baseline;

    /// <summary>Time of each whole turn, one a round.</summary>
    public IReadOnlyList<double> Nanoseconds => nanoseconds;

    /// <summary>What the arm's turns did, all rounds together.</summary>
    public Counters Counters { get; private set; }

    /// <summary>Whether read and device bytes were counted; without them only faults, switches and CPU time are known.</summary>
    public bool CountsInput { get; private set; } = true;

    internal void Add(double turnNanoseconds, Counters counted)
    {
        nanoseconds.Add(turnNanoseconds);
        Counters += counted;
        CountsInput = counted.HasIo;
    }
}
