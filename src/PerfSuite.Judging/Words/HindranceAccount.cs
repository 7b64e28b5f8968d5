using PerfSuite.Judging.Records;

namespace PerfSuite.Judging.Words;

/// <summary>What the environment refused, and what helps.</summary>
public static class HindranceAccount
{
    public static string Of(Hindrance hindrance) =>
        $"The environment does not let it be measured: {hindrance.Call}{(hindrance.Subject is { } subject ? $" {subject}" : "")}: {hindrance.Error}. Remedy: {hindrance.Remedy}";
}
