namespace PerfSuite.Interop.Tests;

public sealed class CountersTests
{
    private static readonly Counters Small = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    private static readonly Counters Large = new(101, 202, 303, 404, 505, 606, 707, 808, 909, 1010, 1111, 1212);

    [Fact]
    public void Differences_and_sums_are_taken_number_by_number()
    {
        Assert.Equal(new Counters(100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200), Large - Small);
        Assert.Equal(Large, Large - Small + Small);
        Assert.Equal(Large - Small, Counters.Subtract(Large, Small));
        Assert.Equal(Large + Small, Counters.Add(Large, Small));
    }

    [Fact]
    public void Unknown_reads_and_writes_cannot_be_taken_for_zero()
    {
        var unknown = Small with { HasIo = false };

        Assert.Equal(7, unknown.MinorFaults);
        Assert.All(
            new Func<Counters, long>[]
            {
                counters => counters.ReadCalls,
                counters => counters.ReadBytes,
                counters => counters.WriteCalls,
                counters => counters.WrittenBytes,
                counters => counters.DeviceReadBytes,
                counters => counters.DeviceWrittenBytes,
            },
            number => Assert.Contains("unknown", Assert.Throws<InvalidOperationException>(() => number(unknown)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_combined_with_the_unknown_is_unknown()
    {
        var unknown = Small with { HasIo = false };

        Assert.False((Large - unknown).HasIo);
        Assert.False((unknown + Large).HasIo);
        Assert.Equal(700, (Large - unknown).MinorFaults);
        Assert.True((Large - Small).HasIo);
    }

    [Fact]
    public void The_text_names_every_number_and_says_what_is_unknown()
    {
        Assert.Equal(
            "read 2 bytes in 1 calls, written 4 in 3, device read 5 bytes, written 6, faults 7 minor, 8 major, " +
            "switches 9 voluntary, 10 involuntary, user 11 ns, system 12 ns",
            Small.ToString());
        Assert.StartsWith("I/O unknown, faults 7 minor", (Small with { HasIo = false }).ToString(), StringComparison.Ordinal);
    }
}
