using System.Diagnostics;
using System.Reflection;

namespace PerfSuite.Cli.Doctor;

/// <summary>Whether the measuring code was compiled to be fast.</summary>
public static class BuildOffer
{
    public static bool IsOptimised(Assembly assembly) => assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    public static Offer Of(bool optimised) => optimised
        ? new Offer("build", "Release")
        : new Offer("build", "Debug", OfferState.Limits, "every time is that of unoptimised code and means nothing", "build and run with -c Release");
}
