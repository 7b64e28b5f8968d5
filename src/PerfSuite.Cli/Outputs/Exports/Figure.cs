using PerfSuite.Judging.Records;
using PerfSuite.Judging.Storage;

namespace PerfSuite.Cli.Outputs.Exports;

/// <summary>The one number that a dashboard can draw of a case; more is better.</summary>
/// <param name="Measure">What it is, in kebab-case.</param>
/// <param name="Unit">Its unit, for people.</param>
/// <param name="Value">The number.</param>
/// <param name="Lower">Lower limit of the interval; null where the number was counted.</param>
/// <param name="Upper">Upper limit of the interval; null where the number was counted.</param>
internal sealed record Figure(string Measure, string Unit, double Value, double? Lower, double? Upper)
{
    /// <summary>A ratio, or how many counters agree; null where nothing was timed or counted.</summary>
    public static Figure? Of(CaseRecord c) =>
        c.Ratio is { } ratio && ResultsJson.AsWritten(ratio) is var written ? new Figure("ratio", "× (system calls ÷ mmap)", written.Estimate, written.Lower, written.Upper)
        : c.Mechanism.Count > 0 ? new Figure("counters-agreeing", $"of {c.Mechanism.Count} counters agree", c.Mechanism.Count(r => r.Holds), null, null)
        : null;
}
