using FsCheck;
using FsCheck.Fluent;
using PerfSuite.Judging.Statistics;
using PerfSuite.Tests.Shared;
using Pragmastat.Estimators;
using Interval = PerfSuite.Judging.Statistics.Interval;

namespace PerfSuite.Judging.Tests.Statistics;

/// <summary>What must hold of every sample, whatever its values.</summary>
public class LawsOfIntervals
{
    private const double Confidence = 0.95;

    private static readonly Arbitrary<double[]> Samples = Gen.Choose(-100_000, 100_000).Select(i => i / 1000.0)
        .ArrayOf().Where(a => a.Length is >= 6 and <= 40).ToArbitrary();

    private static readonly Arbitrary<double[]> Times = Gen.Choose(1, 100_000).Select(i => i / 10.0)
        .ArrayOf().Where(a => a.Length is >= 12 and <= 40).ToArbitrary();

    /// <summary>Times that tell the ratio so well that no limit is cut off at <see cref="PairedRatio.Most"/>, nor is one when an arm is slowed.</summary>
    private static readonly Arbitrary<double[]> TellingTimes = Times.Filter(x =>
        Ratio(x, [.. x.Reverse()]) is { } plain && plain.Lower > 2 / PairedRatio.Most && plain.Upper < PairedRatio.Most / 2);

    [Fact]
    public void Shifting_the_sample_shifts_the_interval() => Holds(Samples, x =>
        Close(SignedRankInterval.Of([.. x.Select(v => v + 3)], Confidence), SignedRankInterval.Of(x, Confidence), limit => limit + 3));

    [Fact]
    public void Scaling_the_sample_scales_the_interval() => Holds(Samples, x =>
        Close(SignedRankInterval.Of([.. x.Select(v => v * 5)], Confidence), SignedRankInterval.Of(x, Confidence), limit => limit * 5));

    [Fact]
    public void Negating_the_sample_mirrors_the_interval() => Holds(Samples, x =>
    {
        Interval plain = SignedRankInterval.Of(x, Confidence), mirrored = SignedRankInterval.Of([.. x.Select(v => -v)], Confidence);
        return Same(plain.Estimate, -mirrored.Estimate) && Same(plain.Lower, -mirrored.Upper) && Same(plain.Upper, -mirrored.Lower);
    });

    [Fact]
    public void The_order_of_the_sample_does_not_matter() => Holds(Samples, x =>
        SignedRankInterval.Of(x, Confidence) == SignedRankInterval.Of([.. x.Reverse()], Confidence));

    [Fact]
    public void More_confidence_never_gives_a_narrower_interval() => Holds(Samples, x =>
    {
        Interval narrow = SignedRankInterval.Of(x, 0.8), wide = SignedRankInterval.Of(x, Confidence);
        return wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper;
    });

    [Fact]
    public void The_k_th_average_is_the_one_that_listing_and_sorting_gives() => Holds(Samples, x =>
    {
        double[] listed = [.. x.SelectMany((a, i) => x.Skip(i).Select(b => (a + b) / 2)).Order()];
        WalshAverages averages = new(x);
        return averages.Count == listed.Length && Enumerable.Range(1, listed.Length).All(k => Same(averages.Smallest(k), listed[k - 1]));
    });

    [Fact]
    public void The_estimate_is_that_of_Pragmastat() => Holds(Samples, x =>
        Same(new WalshAverages(x).Median, CenterEstimator.Instance.Estimate(new Pragmastat.Sample(x)).NominalValue));

    /// <summary>Two, by which every number is multiplied exactly: another factor makes ratios differ by rounding that were equal, and so their ranks.</summary>
    [Fact]
    public void Slowing_one_arm_by_a_factor_changes_the_ratio_by_that_factor() => Holds(TellingTimes, x =>
    {
        double[] other = [.. x.Reverse()];
        Interval plain = Ratio(x, other), slowed = Ratio(x, [.. other.Select(v => v * 2)]);
        return Close(slowed, plain, limit => limit / 2);
    });

    [Fact]
    public void No_limit_lies_beyond_the_most_that_arms_differ() => Holds(Times, x =>
    {
        Interval log = PairedRatio.LogInterval(Logs(x, [.. x.Reverse()]), 0.99);
        return log.Lower >= -Math.Log(PairedRatio.Most) && log.Upper <= Math.Log(PairedRatio.Most);
    });

    [Fact]
    public void Exchanging_the_arms_inverts_the_ratio() => Holds(Times, x =>
    {
        double[] other = [.. x.Reverse()];
        Interval plain = Ratio(x, other), exchanged = Ratio(other, x);
        return Same(plain.Estimate * exchanged.Estimate, 1) && Same(plain.Lower * exchanged.Upper, 1) && Same(plain.Upper * exchanged.Lower, 1);
    });

    [Fact]
    public void The_unit_of_the_times_does_not_matter() => Holds(Times, x =>
    {
        double[] other = [.. x.Reverse()];
        return Close(Ratio([.. x.Select(v => v * 1e-9)], [.. other.Select(v => v * 1e-9)]), Ratio(x, other), limit => limit);
    });

    private static Interval Ratio(double[] read, double[] mapped) =>
        PairedRatio.Of(Logs(read, mapped), Confidence);

    private static double[] Logs(double[] read, double[] mapped) =>
        PairedRatio.LogRatios(Estimand.Ratio("read", "mapped"), arm => arm == "read" ? read : mapped);

    private static bool Close(Interval one, Interval other, Func<double, double> map) =>
        Same(one.Estimate, map(other.Estimate)) && Same(one.Lower, map(other.Lower)) && Same(one.Upper, map(other.Upper));

    private static bool Same(double one, double other) => Math.Abs(one - other) <= 1e-9 * (1 + Math.Abs(one));

    private static void Holds(Arbitrary<double[]> samples, Func<double[], bool> law) => Prop.ForAll(samples, law).Holds();
}
