using System.Diagnostics;
using PerfSuite.Catalogue;

namespace PerfSuite.Running;

/// <summary>A case that is begun before the others and observed after them.</summary>
internal sealed class EarlyCase
{
    private readonly IBegunEarly begun;
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Begins the case.</summary>
    public EarlyCase(ClaimCase @case)
    {
        Case = @case;
        Claim = (MechanismClaim)@case.Create();
        begun = (IBegunEarly)Claim;
        begun.Begin();
    }

    public ClaimCase Case { get; }

    /// <summary>The instance that was begun, and is to be observed.</summary>
    public MechanismClaim Claim { get; }

    /// <summary>What is over already costs nothing to observe.</summary>
    /// <exception cref="OutOfTimeException">It would have to be waited for, longer than there is time.</exception>
    public void RequireTime(TimeSpan left)
    {
        TimeSpan wait = begun.Due - Stopwatch.GetElapsedTime(start);
        if (wait > TimeSpan.Zero && wait > left)
            throw new OutOfTimeException($"What this case is about takes {begun.Due.TotalSeconds:0} s by itself, and {wait.TotalSeconds:0} of them are not over.");
    }
}
