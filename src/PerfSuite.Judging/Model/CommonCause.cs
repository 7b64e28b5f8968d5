using PerfSuite.Judging.Records;
using PerfSuite.Judging.Verdicts;

namespace PerfSuite.Judging.Model;

/// <summary>A case whose ratio moved.</summary>
/// <param name="Case">As it is.</param>
/// <param name="WorkBefore">What each of its arms did before, by name; null where no model was known of one.</param>
/// <param name="LogChange">Logarithm of the ratio now ÷ the ratio before.</param>
public sealed record MovedCase(CaseRecord Case, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? WorkBefore, double LogChange);

/// <summary>The fewest primitives whose price or number, changed as it has, predicts what became of many cases.</summary>
/// <param name="Primitives">The one that explains most first.</param>
/// <param name="Explained">Names of the cases that they explain.</param>
/// <param name="Unexplained">Names of those that they do not.</param>
/// <param name="NotModelled">Names of those that no model is known of.</param>
public sealed record CommonCause(IReadOnlyList<CauseTerm> Primitives, IReadOnlyList<string> Explained, IReadOnlyList<string> Unexplained, IReadOnlyList<string> NotModelled)
{
    /// <summary>A case is explained where no more of its change is left than this part of it,</summary>
    private const double MostLeft = 0.5;

    /// <summary>or than what a model misses anyway.</summary>
    private const double Negligible = 0.05;

    /// <summary>A further primitive has to take this part of what is left.</summary>
    private const double LeastGain = 0.2;

    private const int MostPrimitives = 3;

    /// <param name="moved">The cases that moved.</param>
    /// <param name="cardBefore">Prices then.</param>
    /// <param name="cardNow">Prices now.</param>
    /// <returns>null where no moved case is modelled.</returns>
    public static CommonCause? Of(IReadOnlyList<MovedCase> moved, IReadOnlyList<Primitive> cardBefore, IReadOnlyList<Primitive> cardNow)
    {
        ModelledMove[] modelled = [.. moved.Select(m => ModelledMove.Of(m, cardBefore, cardNow)).OfType<ModelledMove>()];
        if (modelled.Length == 0)
            return null;
        List<string> chosen = [];
        double left = LeftBy(modelled, chosen);
        string[] candidates = [.. modelled.SelectMany(m => m.Primitives).Distinct(StringComparer.Ordinal)];
        while (chosen.Count < MostPrimitives && candidates.Except(chosen, StringComparer.Ordinal).MinBy(p => LeftBy(modelled, [.. chosen, p])) is { } next
            && LeftBy(modelled, [.. chosen, next]) is var then && then < left * (1 - LeastGain))
        {
            chosen.Add(next);
            left = then;
        }

        HashSet<object> known = new(modelled.Select(m => m.Moved), ReferenceEqualityComparer.Instance);
        bool IsExplained(ModelledMove m) => chosen.Count > 0 && m.LeftBy(chosen) <= Math.Max(Negligible, MostLeft * Math.Abs(m.Moved.LogChange));
        return new CommonCause([.. chosen.Select(p => CauseTerm.Of(p, modelled, cardBefore, cardNow))], [.. modelled.Where(IsExplained).Select(m => m.Moved.Case.Name)],
            [.. modelled.Where(m => !IsExplained(m)).Select(m => m.Moved.Case.Name)],
            [.. moved.Where(m => !known.Contains(m)).Select(m => m.Case.Name)]);
    }

    private static double LeftBy(ModelledMove[] modelled, IReadOnlyList<string> primitives) => modelled.Sum(m => m.LeftBy(primitives));
}

/// <summary>A primitive that is a cause.</summary>
/// <param name="Primitive">Its name.</param>
/// <param name="PriceFactor">How many times dearer one of it is now; 1 where a card has no price of it.</param>
/// <param name="NumberFactor">How many times as many of them the arms make now: the middle case.</param>
public sealed record CauseTerm(string Primitive, double PriceFactor, double NumberFactor)
{
    internal static CauseTerm Of(string primitive, IReadOnlyList<ModelledMove> modelled, IReadOnlyList<Primitive> before, IReadOnlyList<Primitive> now)
    {
        double[] numbers = [.. modelled.Select(m => m.NumberFactor(primitive)).OfType<double>().Order()];
        double price = before.FirstOrDefault(p => p.Name == primitive) is { } then && now.FirstOrDefault(p => p.Name == primitive && p.Unit == then.Unit) is { } here ? CardComparison.Of(then, here).Factor : 1;
        return new(primitive, price, numbers.Length == 0 ? 1 : numbers[numbers.Length / 2]);
    }
}

/// <summary>A moved case with what each primitive took of its arms before and takes now.</summary>
internal sealed class ModelledMove
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, double>> before, now;
    private readonly Statistics.Estimand estimand;

    private ModelledMove(MovedCase moved, Dictionary<string, IReadOnlyDictionary<string, double>> before, Dictionary<string, IReadOnlyDictionary<string, double>> now) =>
        (Moved, this.before, this.now, estimand) = (moved, before, now, TimingVerdict.EstimandOf(moved.Case));

    public MovedCase Moved { get; }

    public IEnumerable<string> Primitives => before.Values.Concat(now.Values).SelectMany(t => t.Keys).Distinct(StringComparer.Ordinal);

    /// <returns>null where an arm has no model, or a card lacks a price.</returns>
    public static ModelledMove? Of(MovedCase moved, IReadOnlyList<Primitive> cardBefore, IReadOnlyList<Primitive> cardNow)
    {
        if (moved.WorkBefore is null || moved.Case.Arms.Any(a => a.Work is null || !moved.WorkBefore.ContainsKey(a.Name)))
            return null;
        try
        {
            return new ModelledMove(moved, Times(a => moved.WorkBefore[a.Name], cardBefore), Times(a => a.Work!, cardNow));
        }
        catch (MissingPriceException)
        {
            return null;
        }

        Dictionary<string, IReadOnlyDictionary<string, double>> Times(Func<ArmRecord, IReadOnlyDictionary<string, double>> workOf, IReadOnlyList<Primitive> card) =>
            moved.Case.Arms.ToDictionary(a => a.Name, a => CostModel.TimesOf(workOf(a), card), StringComparer.Ordinal);
    }

    /// <summary>How much of the change is left where only these primitives are as they are now, and all others as they were.</summary>
    public double LeftBy(IReadOnlyList<string> primitives) => Math.Abs(Moved.LogChange - (LogRatio(primitives) - LogRatio([])));

    /// <summary>How many times as many of a primitive the arms make; null where there were none.</summary>
    public double? NumberFactor(string primitive)
    {
        double then = Moved.WorkBefore!.Values.Sum(w => w.GetValueOrDefault(primitive)), here = Moved.Case.Arms.Sum(a => a.Work!.GetValueOrDefault(primitive));
        return then > 0 ? here / then : null;
    }

    private double LogRatio(IReadOnlyList<string> changed)
    {
        try
        {
            return estimand.LogIn(arm => before[arm].Keys.Concat(now[arm].Keys).Distinct(StringComparer.Ordinal)
                .Sum(p => (changed.Contains(p, StringComparer.Ordinal) ? now : before)[arm].GetValueOrDefault(p)));
        }
        catch (Statistics.NotMeasurableException)
        {
            return 0; // A side that takes no time at all explains nothing.
        }
    }
}
