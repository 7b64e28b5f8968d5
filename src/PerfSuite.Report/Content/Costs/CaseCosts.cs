using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;
using PerfSuite.Report.Charts;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Content.Costs;

/// <summary>Where the time of a case goes by the prices of the machine's card.</summary>
/// <param name="Sentence">The ratio as predicted and as measured, and which primitive tells the sides apart.</param>
/// <param name="Arms">One bar an arm that a model is known of, all on one scale of time that begins at 0.</param>
public sealed record CaseCosts(string Sentence, IReadOnlyList<ArmCost> Arms)
{
    /// <summary>Null where nothing was timed in nanoseconds, or no model is known of any arm.</summary>
    /// <param name="c">A case with the work of its arms.</param>
    /// <param name="card">The prices.</param>
    public static CaseCosts? Of(CaseRecord c, IReadOnlyList<Primitive> card)
    {
        ArmTime[] arms = c.Unit.StartsWith("ns", StringComparison.Ordinal) ? [.. c.Arms.Select(a => ArmTime.Of(a, card)).OfType<ArmTime>()] : [];
        double whole = arms.Select(a => a.Whole).DefaultIfEmpty().Max();
        return whole > 0 ? new CaseCosts(SentenceOf(c), [.. arms.Select(a => a.Drawn(whole))]) : null;
    }

    private static string SentenceOf(CaseRecord c)
    {
        string measured = c.Ratio is { } ratio ? $"measured {Number.Ratio(ratio.Estimate)}" : "not measured";
        return c.Prediction is not { } p ? $"Not predicted, {measured}."
            : $"Predicted {Number.Ratio(p.Ratio)} ({Number.Ratio(p.Lower)} … {Number.Ratio(p.Upper)}), {measured}"
                + (p.Explains.Count == 0 ? "." : $"; largest share: {p.Explains[0].Primitive}, {Number.Percent(p.Explains[0].Share)}.");
    }

    /// <summary>What an operation of an arm takes, measured and by the card.</summary>
    private sealed record ArmTime(string Arm, double Measured, double Predicted, IReadOnlyList<Segment> Parts)
    {
        /// <summary>Parts below this share of their bar have no words, and their neighbour's colour.</summary>
        private const double LeastShare = 0.02;

        /// <summary>How long the bar is.</summary>
        public double Whole => Math.Max(Measured, Predicted);

        /// <summary>Null where the arm was not timed, no model is known of it, or the card lacks a price.</summary>
        public static ArmTime? Of(ArmRecord arm, IReadOnlyList<Primitive> card)
        {
            try
            {
                return CostModel.TimesOf(arm, card) is { } times && arm.MedianOf() is { } median ? new ArmTime(arm.Name, median, times.Values.Sum(), PartsOf(times, median)) : null;
            }
            catch (MissingPriceException)
            {
                return null;
            }
        }

        public ArmCost Drawn(double longest) => new(Arm,
            [.. PlacedSegment.Stack(Parts, longest).Where(p => IsSeen(p.Segment))],
            Measured < Predicted ? Measured / longest : null,
            string.Join(" · ", Parts.Where(IsSeen).Select(s => $"{s.Name} {Number.Percent(s.Value / Whole)}").Append(TooMuch()).Where(words => words.Length > 0)));

        private static Segment[] PartsOf(IReadOnlyDictionary<string, double> times, double measured)
        {
            ILookup<string, double> byPart = times.ToLookup(t => CostParts.Of(t.Key).Name, t => t.Value, StringComparer.Ordinal);
            return [.. CostParts.All.Select(p => new Segment(p.Name, p.Name == CostParts.Unexplained ? Math.Max(0, measured - times.Values.Sum()) : byPart[p.Name].Sum(), p.Kind))];
        }

        private bool IsSeen(Segment part) => part.Value >= LeastShare * Whole;

        private string TooMuch() => Predicted > Measured * (1 + LeastShare) ? $"predicted {Number.Percent((Predicted / Measured) - 1)} too much" : "";
    }
}

/// <summary>The time of one arm in parts.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Parts">The parts one after another; small ones are left out.</param>
/// <param name="Tick">Where the measured time ends within a bar that is longer; null where the bar ends there.</param>
/// <param name="Words">The parts in words, as shares of the bar, in its order.</param>
public sealed record ArmCost(string Arm, IReadOnlyList<PlacedSegment> Parts, double? Tick, string Words);
