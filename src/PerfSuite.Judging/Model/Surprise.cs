using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Model;

/// <summary>A case whose ratio lies outside what the model usually misses: here the machine does something that its prices do not cover.</summary>
/// <param name="Name">Claim and case.</param>
/// <param name="Predicted">Its ratio by the card.</param>
/// <param name="Measured">Its ratio as measured.</param>
/// <param name="UsualMiss">What nine in ten of the other predictions are off by at most, as a factor.</param>
public sealed record Surprise(string Name, double Predicted, double Measured, double UsualMiss)
{
    /// <summary>With fewer others nobody knows what is usual.</summary>
    public const int FewestOthers = 20;

    /// <summary>Times, on the scale of logarithms, that a surprise is off by more than nine in ten of the others: fewer than one prediction in a thousand where misses are as long-tailed as Laplace's.</summary>
    private const double Unusual = 3;

    private const double NineInTen = 0.9;

    /// <summary>Surprises among the cases of a run, the largest first. Each case is held to the others, so that it does not excuse itself.</summary>
    public static IReadOnlyList<Surprise> Among(IReadOnlyList<CaseRecord> cases)
    {
        (CaseRecord Case, double Miss)[] predicted = [.. cases.Where(c => c is { Ratio: { Lower: > 0 }, Prediction.Ratio: > 0 }).Select(c => (c, Math.Abs(Math.Log(c.Ratio!.Value.Estimate / c.Prediction!.Ratio))))];
        return predicted.Length <= FewestOthers ? [] :
        [
            .. predicted.Select((p, i) => (p.Case, p.Miss, Usual: new Quantiles([.. predicted.Where((_, other) => other != i).Select(o => o.Miss)]).At(NineInTen)))
                .Where(p => Beyond(p.Case) > Unusual * p.Usual).OrderByDescending(p => p.Miss)
                .Select(p => new Surprise(p.Case.Name, p.Case.Prediction!.Ratio, p.Case.Ratio!.Value.Estimate, Math.Exp(p.Usual))),
        ];
    }

    /// <summary>How far the intervals of a ratio and of its prediction are apart, as a logarithm; 0 where they touch.</summary>
    private static double Beyond(CaseRecord c) =>
        Math.Max(0, Math.Max(Math.Log(c.Ratio!.Value.Lower / c.Prediction!.Upper), Math.Log(c.Prediction.Lower / c.Ratio.Value.Upper)));
}
