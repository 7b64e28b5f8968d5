using PerfSuite.Data;
using PerfSuite.Measurement;

namespace PerfSuite.Claims.Workloads;

/// <summary>Whether a case's rounds had every page in the page cache.</summary>
internal static class WarmRounds
{
    /// <summary>Where device reads are counted, each round has been verified by itself (<see cref="Catalogue.TimingClaim.FromCache"/>); elsewhere the file is, after the last.</summary>
    /// <exception cref="ResidencyException">A page is missing.</exception>
    public static void Verify(ArmCounters counters, DataFile file)
    {
        if (!counters.CountsInput)
            file.VerifyWarm();
    }
}
