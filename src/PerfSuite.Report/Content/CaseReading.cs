using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content;

/// <summary>What a reader asks of a case.</summary>
public static class CaseReading
{
    /// <summary>A numeric parameter; null where the case has none of that name.</summary>
    public static double? Number(this CaseRecord c, string parameter) =>
        c.Parameters.GetValueOrDefault(parameter) is { } value and not string and not bool ? Convert.ToDouble(value) : null;

    /// <summary>An amount of memory, whichever unit the parameter's name carries: <c>block</c> finds <c>blockBytes</c> and <c>blockKiB</c>; null where there is none.</summary>
    public static double? Bytes(this CaseRecord c, string quantity) => c.Parameters.Keys
        .Where(name => name.Length > quantity.Length && name.StartsWith(quantity, StringComparison.Ordinal) && char.IsUpper(name[quantity.Length]))
        .Select(name => c.Number(name) is { } value ? NamedValue.AsBytes(name, value) : null).FirstOrDefault(bytes => bytes is not null);

    public static int Rounds(this CaseRecord c) => c.Arms.Count == 0 ? 0 : c.Arms[0].Samples.Count;

    /// <summary>The estimand, named or implied by two arms; null where the arms imply none.</summary>
    public static Estimand? EstimandOrImplied(this CaseRecord c)
    {
        try
        {
            return TimingVerdict.EstimandOf(c);
        }
        catch (NotMeasurableException)
        {
            return null;
        }
    }

    /// <summary>Whether the ratio is the time of one arm ÷ the time of another, so that above 1 reads "mmap is faster".</summary>
    public static bool ComparesTwoArms(this CaseRecord c) => c.Ratio is { Lower: > 0 }
        && c.EstimandOrImplied() is { RelativeTo: null, Numerator.Terms.Count: 1, Denominator.Terms.Count: 1 };

    /// <summary>Median time of an operation of an arm; null without samples.</summary>
    public static double? MedianOf(this ArmRecord arm) => arm.Samples.Count == 0 ? null : new Quantiles(arm.Samples).Median;
}
