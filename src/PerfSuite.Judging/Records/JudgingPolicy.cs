using System.Text.Json.Serialization;
using PerfSuite.Judging.Statistics;

namespace PerfSuite.Judging.Records;

/// <summary>The rule that judged a run, stored with it, so that its verdicts can be computed again by it.</summary>
/// <param name="Version">Of the rule.</param>
/// <param name="ErrorPerCase">Probability that the claim verdict of one timed case rests on an interval that misses the true value, over all its looks.</param>
/// <param name="FalseDiscoveryRate">Expected share of the decided claim verdicts of the run that do.</param>
/// <param name="FamilyWiseError">Upper bound of the probability that a run in which nothing has changed shows any confirmed regression, or any confirmed flip of a verdict.</param>
/// <param name="RegressionTests">How many cases share it, where they are more than those that fresh processes measured.</param>
/// <param name="Spread">How much the log-ratio of a case usually varies from process to process, on how many degrees of freedom that is known, and how much of it the occasion adds; 0 where it is not.</param>
/// <param name="Method">The rule in words.</param>
/// <param name="LooksPerCase">How often the evidence of a case may be looked at, the end of its time included.</param>
public sealed record JudgingPolicy(
    string Version,
    double ErrorPerCase,
    double FalseDiscoveryRate,
    double FamilyWiseError,
    int RegressionTests,
    ProcessVariance Spread,
    string Method,
    int LooksPerCase = JudgingPolicy.UsualLooks)
{
    /// <summary>The rule of this code.</summary>
    public const int CurrentVersion = 4;

    /// <summary>Of decided claim verdicts, this share is expected to be wrong.</summary>
    public const double ClaimFalseDiscoveryRate = 0.01;

    /// <summary>Probability of any false red in a run.</summary>
    public const double RegressionFamilyWiseError = 0.005;

    /// <summary>One after the sweeps that all cases have in common, and one at the end of those that what is not settled gets besides.</summary>
    public const int UsualLooks = 2;

    /// <summary>Confidence of the change that a baseline verdict rests on. What looks regressed is measured again before it is red.</summary>
    public const double ChangeConfidence = 0.99;

    /// <summary>
    /// Of the variance between processes of a run, this part is what all of them have in common with each other and not with those of another run. Assumed where there are too few runs to fit it
    /// (<see cref="OccasionShare"/>): a pilot found 0.4 standard deviations, 0.16 of the variance.
    /// </summary>
    public const double UsualOccasionShare = 0.2;

    /// <summary>What is taken for how much processes differ where a run has too few cases to say. It is the largest of three hosts (EPYC and Xeon guests with 2 CPUs, a Xeon guest with 16), fitted to 3 to 6 whole runs of the same
    /// code on each: 3.05 %, 3.22 % and 3.06 %, worth 1.51, 1.55 and 1.56 degrees of freedom, for cases differ in it from 0.2 to 40 %.</summary>
    public static ProcessVariance UsualSpread { get; } = new(0.0322 * 0.0322, 1.5, UsualOccasionShare);

    /// <summary>Confidence of the interval at any one look.</summary>
    [JsonIgnore]
    public double ConfidenceOfLook => 1 - (ErrorPerCase / LooksPerCase);

    /// <summary>Variance between processes, to be said of a run: the policy's, or the usual one where it knows none.</summary>
    [JsonIgnore]
    public double VarianceBetween => VarianceOf(Spread);

    /// <summary>The rule of this code where nothing is known of the machine.</summary>
    public static JudgingPolicy Default { get; } = new($"{CurrentVersion}", ClaimFalseDiscoveryRate / 2, ClaimFalseDiscoveryRate, RegressionFamilyWiseError, RegressionTests: 0,
        Spread: default, Method: "");

    /// <summary>A variance between processes that is known, else the usual one.</summary>
    internal static double VarianceOf(ProcessVariance spread) => spread.DegreesOfFreedom >= 1 ? spread.Value : UsualSpread.Value;
}
