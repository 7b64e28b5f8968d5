using PerfSuite.Judging.Records;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Calibration;

/// <summary>How reliable the suite's decisions are on a machine.</summary>
/// <param name="Environment">The machine.</param>
/// <param name="Profile">Profile of the trials.</param>
/// <param name="Margin">Relative change that the in-process comparison lets pass.</param>
/// <param name="Rates">Outcome of the trials by case, load and planted slowdown.</param>
/// <param name="FalseRed">False reds of all A/A trials together.</param>
/// <param name="NoiseFloor">Median over the A/A trials of the half-width of the change's interval: what one second of measuring can resolve.</param>
/// <param name="ProcessSpread">Standard deviation of the log-ratio between fresh processes, by case.</param>
/// <param name="RecommendedMargin">Margin for comparing runs with a baseline of five processes.</param>
/// <param name="Trials">Every trial.</param>
public sealed record CalibrationResult(
    EnvironmentRecord Environment,
    string Profile,
    double Margin,
    IReadOnlyList<DetectionRate> Rates,
    DetectionRate FalseRed,
    double NoiseFloor,
    IReadOnlyDictionary<string, double> ProcessSpread,
    double? RecommendedMargin,
    IReadOnlyList<TwinTrial> Trials)
{
    private const string AllCases = "all cases";

    /// <summary>Spreads of a difference between one process and a baseline of five that the margin must exceed for unchanged code to be seen as such.</summary>
    private const double Spreads = 3;

    private const double BaselineProcesses = 5;

    internal static CalibrationResult Of(EnvironmentRecord environment, string profile, CalibrationSettings settings, IReadOnlyList<TwinTrial> trials,
        IReadOnlyDictionary<string, double> spreads)
    {
        TwinTrial[] same = [.. trials.Where(t => t.Planted == 0)];
        double[] halfWidths = [.. same.Select(t => t.Change.Log().HalfWidth).Order()];
        return new CalibrationResult(environment, profile, settings.Margin,
            [.. trials.GroupBy(t => (t.Case, t.Stressed, t.Planted)).OrderBy(g => g.Key.Case, StringComparer.Ordinal).ThenBy(g => g.Key.Stressed)
                .ThenBy(g => g.Key.Planted).Select(g => DetectionRate.Of(g.Key.Case, g.Key.Stressed, g.Key.Planted, [.. g], settings.Margin))],
            DetectionRate.Of(AllCases, settings.Stress, 0, same, settings.Margin),
            halfWidths[halfWidths.Length / 2], spreads,
            spreads.Count == 0 ? null : Significant.Digits(Math.Exp(Spreads * Math.Sqrt(1 + (1 / BaselineProcesses))
                * Math.Sqrt(spreads.Values.Average(s => s * s))) - 1, 2), trials);
    }
}

/// <summary>How many of some trials were called red.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stressed">Whether other processes loaded the machine.</param>
/// <param name="Planted">The slowdown, as a fraction; 0 for A/A.</param>
/// <param name="Trials">How many trials.</param>
/// <param name="Red">How many of them were called regressed.</param>
/// <param name="Lower">Lower limit of the probability of red, one-sided 95 %.</param>
/// <param name="Upper">Upper limit of the probability of red, one-sided 95 %.</param>
/// <param name="MeanSeconds">Mean time measured in a trial.</param>
public sealed record DetectionRate(string Case, bool Stressed, double Planted, int Trials, int Red, double Lower, double Upper, double MeanSeconds)
{
    private const double Confidence = 0.95;

    internal static DetectionRate Of(string @case, bool stressed, double planted, IReadOnlyList<TwinTrial> trials, double margin)
    {
        int red = trials.Count(t => t.VerdictAt(margin) == BaselineVerdict.Regressed);
        return new DetectionRate(@case, stressed, planted, trials.Count, red, BinomialBound.Lower(red, trials.Count, Confidence),
            BinomialBound.Upper(red, trials.Count, Confidence), Math.Round(trials.Average(t => t.Seconds), 3));
    }
}
