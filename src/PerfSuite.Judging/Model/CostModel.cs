using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Model;

/// <summary>
/// What an arm takes by what it does: quantities, which its counters and its code give, times the prices of the machine's card. Nothing is fitted to what was measured. A quantity stands under the name of the
/// primitive that it is paid by: calls, faults, pages and switches in pieces, copied and added up bytes in bytes.
/// </summary>
public static class CostModel
{
    /// <summary>A share below this is not worth its line.</summary>
    private const double LeastShare = 0.005;

    /// <summary>Nanoseconds of an operation that go to each primitive, by name; null where no model is known of the arm.</summary>
    /// <param name="arm">The arm with its work.</param>
    /// <param name="card">The prices.</param>
    /// <exception cref="MissingPriceException">The card has no price for something that the arm does.</exception>
    public static IReadOnlyDictionary<string, double>? TimesOf(ArmRecord arm, IReadOnlyList<Primitive> card) => arm.Work is null ? null : TimesOf(arm.Work, card);

    /// <inheritdoc cref="TimesOf(ArmRecord, IReadOnlyList{Primitive})"/>
    /// <param name="work">What the arm does.</param>
    /// <param name="card">The prices.</param>
    internal static IReadOnlyDictionary<string, double> TimesOf(IReadOnlyDictionary<string, double> work, IReadOnlyList<Primitive> card) =>
        work.ToDictionary(w => w.Key, w => w.Value * NanosecondsOf(w.Key, card), StringComparer.Ordinal);

    /// <summary>The ratio of a case as the card has it; null where no model is known of one of its arms, or the card lacks a price.</summary>
    /// <param name="timed">A case with arms and their work.</param>
    /// <param name="card">The prices.</param>
    public static Prediction? Of(CaseRecord timed, IReadOnlyList<Primitive> card)
    {
        try
        {
            return timed.Arms.Count == 0 ? null : Of(TimingVerdict.EstimandOf(timed), timed.Arms, card);
        }
        catch (NotMeasurableException)
        {
            return null; // It names no estimand.
        }
    }

    /// <inheritdoc cref="Of(CaseRecord, IReadOnlyList{Primitive})"/>
    /// <param name="estimand">Which ratio.</param>
    /// <param name="all">The arms with their work.</param>
    /// <param name="card">The prices.</param>
    public static Prediction? Of(Estimand estimand, IReadOnlyList<ArmRecord> all, IReadOnlyList<Primitive> card)
    {
        ArmRecord[] arms = [.. all.Where(a => estimand.Arms.Contains(a.Name, StringComparer.Ordinal))];
        if (card.Count == 0 || arms.Any(a => a.Work is null))
            return null;
        try
        {
            double log = LogRatio(estimand, arms, card);
            double half = Math.Sqrt(card.Where(p => arms.Any(a => a.Work!.ContainsKey(p.Name))).Sum(p => Square(Moved(p, p.Lower)) + Square(Moved(p, p.Upper))) / 2);
            return new Prediction(Written(Math.Exp(log)), Written(Math.Exp(log - half)), Written(Math.Exp(log + half)), Shares(estimand, arms, card));

            double Moved(Primitive price, double to) => to > 0 ? LogRatio(estimand, arms, [.. card.Select(p => p == price ? p with { Estimate = to } : p)]) - log : 0;
        }
        catch (Exception e) when (e is MissingPriceException or NotMeasurableException)
        {
            return null;
        }
    }

    private static double LogRatio(Estimand estimand, ArmRecord[] arms, IReadOnlyList<Primitive> card)
    {
        Dictionary<string, double> times = arms.ToDictionary(a => a.Name, a => TimesOf(a, card)!.Values.Sum(), StringComparer.Ordinal);
        return estimand.LogIn(arm => times[arm]);
    }

    private static ExplainedShare[] Shares(Estimand estimand, ArmRecord[] arms, IReadOnlyList<Primitive> card)
    {
        Dictionary<string, IReadOnlyDictionary<string, double>> times = arms.ToDictionary(a => a.Name, a => TimesOf(a, card)!, StringComparer.Ordinal);
        (string Primitive, double Difference)[] differences = [.. times.Values.SelectMany(t => t.Keys).Distinct(StringComparer.Ordinal).Select(name => (name, Difference(name)))];
        double all = differences.Sum(d => d.Difference);
        return all == 0 ? [] : [.. differences.Select(d => new ExplainedShare(d.Primitive, Significant.Digits(d.Difference / all, 3))).Where(s => s.Share >= LeastShare).OrderByDescending(s => s.Share)];

        double Difference(string name)
        {
            double Part(string arm) => times[arm].GetValueOrDefault(name);
            return Math.Abs(estimand.Numerator.In(Part) - estimand.Denominator.In(Part));
        }
    }

    /// <summary>What one piece, or one byte, of a primitive takes.</summary>
    internal static double NanosecondsOf(string name, IReadOnlyList<Primitive> card) => PriceOf(name, card) is var price && price.IsBandwidth ? 1 / price.Estimate : price.Estimate;

    private static Primitive PriceOf(string name, IReadOnlyList<Primitive> card) =>
        card.FirstOrDefault(p => p.Name == name) is { } price && (!price.IsBandwidth || price.Estimate > 0) ? price : throw new MissingPriceException(name);

    private static double Square(double value) => value * value;

    private static double Written(double value) => Significant.Digits(value, 4);
}

/// <summary>A card has no price of a primitive.</summary>
/// <param name="primitive">Its name.</param>
public sealed class MissingPriceException(string primitive) : Exception($"The card has no price of '{primitive}'. Take it anew by `perfsuite machine`.");
