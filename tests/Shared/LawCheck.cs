using System.Globalization;
using FsCheck;

namespace PerfSuite.Tests.Shared;

/// <summary>
/// How a law is tried: with a hundred values from one random seed, or from as many seeds as the variable <c>PERFSUITE_LAW_SEEDS</c> says.
/// A law that is false for one value in ten thousand fails once in a hundred runs of one seed, and in most runs of two hundred.
/// </summary>
internal static class LawCheck
{
    private const string SeedsVariable = "PERFSUITE_LAW_SEEDS";

    /// <summary>Fails with the smallest counterexample that is found, and with the seeds that found one.</summary>
    public static void Holds(this Property law)
    {
        int seeds = Seeds();
        List<Exception> failures = [];
        for (int i = 0; i < seeds; i++)
            if (Record.Exception(law.QuickCheckThrowOnFailure) is { } failure)
                failures.Add(failure);
        if (failures.Count > 0)
            throw new LawBrokenException($"The law is broken for {failures.Count} of {seeds} seeds. {failures[0].Message}", failures[0]);
    }

    private static int Seeds() => Environment.GetEnvironmentVariable(SeedsVariable) switch
    {
        null or "" => 1,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seeds) && seeds > 0 => seeds,
        var text => throw new InvalidOperationException($"{SeedsVariable} is \"{text}\"; expected a whole number above 0, or nothing for 1."),
    };
}

/// <summary>There is a value for which a law does not hold.</summary>
internal sealed class LawBrokenException(string message, Exception counterexample) : Exception(message, counterexample);
