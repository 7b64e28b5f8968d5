using PerfSuite.Data;
using PerfSuite.Measurement;

namespace PerfSuite.Running;

/// <summary>How long a case is measured in one sweep. A ratio differs more between processes than within one, so that a visit is short and sweeps are many.</summary>
/// <param name="profile">Gives the time of warming up and of the visit.</param>
/// <param name="fewestRounds">Rounds that a visit has, however long they take.</param>
/// <param name="isWarm">Whether no warming up is needed: the process has run the code, and a round takes so long that nothing else counts.</param>
internal sealed class VisitPlan(Profile profile, int fewestRounds, bool isWarm) : IMeasuringPlan
{
    /// <summary>Rounds of warming up that are enough for everything that is met for the first time; fewer where they take long.</summary>
    private const int WarmUpRounds = 4;

    /// <summary>With twice as many the spread of visits falls by a fifteenth.</summary>
    private const int MostRounds = 32;

    public bool GoOnWarming(int rounds, TimeSpan elapsed) => !isWarm && rounds < WarmUpRounds && elapsed < profile.WarmUp;

    /// <summary>An even number of rounds, so that each order of the arms is met as often; or a single one that takes longer than a visit, whose order the next sweep mirrors.</summary>
    public bool GoOnMeasuring(Rounds soFar, TimeSpan elapsed) => soFar.Count < fewestRounds
        || (soFar.Count % 2 == 1 ? soFar.Count > 1 || elapsed < profile.Visit : soFar.Count < MostRounds && elapsed < profile.Visit);
}
