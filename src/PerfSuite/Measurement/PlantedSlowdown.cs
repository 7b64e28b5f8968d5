using System.Diagnostics;
using System.Globalization;

namespace PerfSuite.Measurement;

/// <summary>
/// A slowdown of known size in one arm, so that the gate can be seen to find it: the arm spins after its work, inside the timed turn,
/// and everything that follows sees a slower arm. Planted by calibration, or by a variable for the gate's own tests;
/// results that were measured with one say so.
/// </summary>
/// <param name="Arm">The arm's method, such as <c>SequentialWarmCopy.MapAndCopy</c>.</param>
/// <param name="Fraction">How much longer its turns take, such as 0.05.</param>
public sealed record PlantedSlowdown(string Arm, double Fraction)
{
    /// <summary>Holds <c>Class.Arm:PERCENT</c>, such as <c>SequentialWarmCopy.MapAndCopy:5</c>.</summary>
    public const string Variable = "PERFSUITE_PLANT_SLOWDOWN";

    /// <summary>The slowdown that the environment asks for; null where it asks for none.</summary>
    /// <exception cref="FormatException">The variable is not of its form.</exception>
    public static PlantedSlowdown? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? Parse(text) : null;

    /// <summary>The turn, made slower by spinning.</summary>
    public Func<ulong> Slow(Func<ulong> turn) => () =>
    {
        long start = Stopwatch.GetTimestamp();
        ulong checksum = turn();
        long end = start + (long)((Stopwatch.GetTimestamp() - start) * (1 + Fraction));
        while (Stopwatch.GetTimestamp() < end)
        {
        }

        return checksum;
    };

    internal static PlantedSlowdown Parse(string text) => text.Split(':') is [{ Length: > 0 } arm, var percent]
        && double.TryParse(percent, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 1000
        ? new PlantedSlowdown(arm, value / 100)
        : throw new FormatException($"{Variable} is '{text}'; expected Class.Arm:PERCENT, such as SequentialWarmCopy.MapAndCopy:5.");
}
