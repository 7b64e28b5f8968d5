namespace PerfSuite.Catalogue;

/// <summary>
/// A mechanism claim about what happens by itself after a while. Whoever runs it begins it before the other cases and observes it after them, on the
/// same instance, so that the while costs nothing; an instance that nobody has begun begins when it is observed, and waits.
/// </summary>
public interface IBegunEarly
{
    /// <summary>How long after <see cref="Begin"/> the observation is due; <see cref="MechanismClaim.Observe"/> waits for what is left of it.</summary>
    TimeSpan Due { get; }

    /// <summary>Begins. Where this machine cannot show it nothing is begun, and <see cref="MechanismClaim.Observe"/> says why.</summary>
    void Begin();
}
