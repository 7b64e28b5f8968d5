using FsCheck;
using FsCheck.Fluent;
using PerfSuite.Tests.Shared;

namespace PerfSuite.Report.Tests.Fixtures;

/// <summary>Laws, and the values that they must hold for.</summary>
internal static class Law
{
    /// <summary>Finite numbers from −1e6 to 1e6 with digits after the point.</summary>
    public static Arbitrary<double[]> Numbers { get; } = Lists(Gen.Choose(-100_000_000, 100_000_000).Select(i => i / 100.0));

    /// <summary>Numbers above 0 over eight decades, as times and ratios are.</summary>
    public static Arbitrary<double[]> Positive { get; } = Lists(Gen.Choose(-4000, 4000).Select(i => Math.Pow(10, i / 1000.0)));

    /// <summary>Fails with the smallest counterexample that is found.</summary>
    public static void Holds<T>(Arbitrary<T> values, Func<T, bool> law) => Prop.ForAll(values, law).Holds();

    private static Arbitrary<double[]> Lists(Gen<double> number) => number.NonEmptyListOf().Select(l => l.Take(200).ToArray()).ToArbitrary();
}
