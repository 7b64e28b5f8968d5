using PerfSuite.Measurement;

namespace PerfSuite.Calibration;

/// <summary>
/// An arm that changes between two instances of itself every second round, the order of turns being mirrored within each pair of rounds:
/// over four rounds every arm has had either instance in either position. Two such arms with the instances the other way round
/// compare what is done, not on which instance.
/// </summary>
internal sealed class ExchangedArm
{
    private const int RoundsEach = 2;

    private readonly Arm first;
    private readonly Arm second;
    private int turns;

    private ExchangedArm(Arm first, Arm second) => (this.first, this.second) = (first, second);

    private Arm Now => turns / RoundsEach % 2 == 0 ? first : second;

    /// <param name="first">Takes the first two turns.</param>
    /// <param name="second">Takes the two after them: the same arm on another instance.</param>
    /// <param name="name">Name of the arm that they make up.</param>
    public static Arm Between(Arm first, Arm second, string name)
    {
        ExchangedArm exchanged = new(first, second);
        return new Arm(name, first.Baseline, () => exchanged.Now.Turn(), () => exchanged.Now.BeforeTurn?.Invoke(), exchanged.EndTurn,
            first.Elsewhere is null ? null : () => exchanged.Now.Elsewhere!());
    }

    private void EndTurn()
    {
        Now.AfterTurn?.Invoke();
        turns++;
    }
}
