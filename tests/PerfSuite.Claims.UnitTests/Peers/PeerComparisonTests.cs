using PerfSuite.Performance.Peers;

namespace PerfSuite.Claims.UnitTests.Peers;

public class PeerComparisonTests
{
    [Fact]
    public void The_ratio_is_the_geometric_mean_of_the_turns() => Assert.Equal(2, new PeerSpeeds([1, 2], [1, 8]).Ratio, precision: 12);

    [Fact]
    public void Programs_that_agree_in_every_turn_leave_no_doubt()
    {
        PeerComparison same = new("warm seq 4 KiB", new PeerSpeeds([1, 2, 4], [1.5, 3, 6]), new PeerSpeeds([2, 3, 5], [3, 4.5, 7.5]));
        Assert.Equal(1, same.SuiteToPeer.Estimate, precision: 12);
        Assert.Equal(0, same.SuiteToPeer.HalfWidth, precision: 12);
        Assert.True(same.IsSurelyWithin(0.95, 1.05));
    }

    [Fact]
    public void The_interval_is_students()
    {
        // Log-ratios 0, 0.1 and 0.2: mean 0.1, standard error 0.1 / √3, t of 2 degrees 4.302653.
        PeerComparison found = new("warm seq 4 KiB", new PeerSpeeds([1, 1, 1], [1, 1, 1]), new PeerSpeeds([1, 1, 1], [1, Math.Exp(0.1), Math.Exp(0.2)]));
        Assert.Equal(Math.Exp(0.1), found.SuiteToPeer.Estimate, precision: 6);
        Assert.Equal(Math.Exp(0.1 - (4.302653 * 0.1 / Math.Sqrt(3))), found.SuiteToPeer.Lower, precision: 6);
        Assert.Equal(Math.Exp(0.1 + (4.302653 * 0.1 / Math.Sqrt(3))), found.SuiteToPeer.Upper, precision: 6);
    }

    [Fact]
    public void An_estimate_within_the_limits_is_not_yet_an_interval_within_them()
    {
        PeerComparison noisy = new("warm seq 4 KiB", new PeerSpeeds([1, 1], [1, 1]), new PeerSpeeds([1, 1], [1 / 1.3, 1.3]));
        Assert.True(noisy.IsWithin(0.95, 1.05));
        Assert.False(noisy.IsSurelyWithin(0.9, 1.1));
    }

    [Fact]
    public void The_last_line_names_the_cells_that_agree()
    {
        PeerSpeeds same = new([1, 1], [2, 2]), larger = new([1, 1], [2.16, 2.16]);
        Assert.Equal("fio, suite ÷ peer: within 0.95 … 1.05 by the estimate 1 of 2 (a), by the whole interval 1 of 2 (a); "
            + "within 0.9 … 1.1 by the estimate 2 of 2 (a, b), by the whole interval 2 of 2 (a, b).",
            Closeness.Of("fio", [new PeerComparison("a", same, same), new PeerComparison("b", same, larger)]));
    }

    [Theory]
    [InlineData(new double[] { 1 }, new double[] { 1, 2 })]
    [InlineData(new double[] { 0 }, new double[] { 1 })]
    [InlineData(new double[] { 1 }, new[] { double.NaN })]
    public void Speeds_are_positive_and_pairs(double[] read, double[] map) => Assert.Throws<ArgumentException>(() => new PeerSpeeds(read, map));
}
