using PerfSuite.Cli.Commands;
using PerfSuite.Cli.Tests.Fixtures;
using PerfSuite.Judging.Model;
using PerfSuite.Judging.Records;

namespace PerfSuite.Cli.Tests.Commands;

/// <summary>One primitive of a machine becomes dearer, or arms need more of one; cards and ratios are measured with an error. Which one is named?</summary>
public class CommonCauseTests
{
    private const int Changes = 100, FewestCases = 3;

    /// <summary>Of a price on a card, of a ratio, and of what is called a change.</summary>
    private const double PriceError = 0.04, RatioError = 0.02, LeastChange = 0.06;

    private static readonly IReadOnlyList<WorkOfCase> Cases = UsualWork.Read();

    [Fact]
    public void What_became_dearer_is_named_first_in_95_of_100_changes() => Named((random, primitive, card) =>
        (Card: [.. card.Select(p => p.Name == primitive ? Scaled(p, Factor(random)) : p)], NumberFactor: 1));

    [Fact]
    public void What_arms_need_more_of_is_named_first_in_95_of_100_changes() => Named((random, _, card) => (card, Factor(random)));

    private static void Named(Func<Random, string, Primitive[], (Primitive[] Card, double NumberFactor)> change)
    {
        Random random = new(1);
        Primitive[] usual = [.. UsualCard.Prices];
        string[] primitives = [.. Cases.SelectMany(c => c.Arms).SelectMany(a => a.Work!.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<string> wrong = [];
        for (int made = 0; made < Changes;)
        {
            string primitive = primitives[random.Next(primitives.Length)];
            (Primitive[] card, double numberFactor) = change(random, primitive, usual);
            MovedCase[] moved = [.. Cases.Select(c => Moved(c, primitive, numberFactor, usual, card, random)).OfType<MovedCase>()];
            if (moved.Length < FewestCases)
                continue; // Of a primitive that hardly matters nobody can tell.
            made++;
            CommonCause? cause = CommonCause.Of(moved, Measured(usual, random), Measured(card, random));
            if (cause is not { Primitives: [var first, ..] } || first.Primitive != primitive)
                wrong.Add($"{primitive}: {string.Join(", ", cause?.Primitives.Select(p => p.Primitive) ?? [])}");
        }

        Assert.True(wrong.Count <= Changes * 5 / 100, $"{wrong.Count} of {Changes} are named wrongly: {string.Join("; ", wrong)}");
    }

    private static MovedCase? Moved(WorkOfCase c, string primitive, double numberFactor, Primitive[] before, Primitive[] now, Random random)
    {
        ArmRecord[] arms = [.. c.Arms.Select(a => a with { Work = a.Work!.ToDictionary(w => w.Key, w => w.Key == primitive ? w.Value * numberFactor : w.Value, StringComparer.Ordinal) })];
        if (CostModel.Of(c.Estimand, c.Arms, before) is not { Ratio: > 0 } then || CostModel.Of(c.Estimand, arms, now) is not { Ratio: > 0 } here)
            return null;
        double change = Math.Log(here.Ratio / then.Ratio) + (RatioError * Gaussian(random));
        return Math.Abs(change) < LeastChange ? null
            : new MovedCase(SampleResults.Timed() with { Case = c.Name, Estimand = c.Estimand, Arms = arms }, c.Arms.ToDictionary(a => a.Name, a => a.Work!, StringComparer.Ordinal), change);
    }

    private static double Factor(Random random) => 1.5 * Math.Pow(10, random.NextDouble());

    private static Primitive[] Measured(Primitive[] card, Random random) => [.. card.Select(p => Scaled(p, Math.Exp(PriceError * Gaussian(random))))];

    /// <summary>So many times as dear; a bandwidth is as much less.</summary>
    private static Primitive Scaled(Primitive p, double factor)
    {
        double by = p.IsBandwidth ? 1 / factor : factor;
        return p with { Estimate = p.Estimate * by, Lower = p.Lower * by, Upper = p.Upper * by };
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
