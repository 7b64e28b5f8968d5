using PerfSuite.Judging.Statistics;
using PerfSuite.Judging.Words;
using PerfSuite.Report.Wording;

namespace PerfSuite.Report.Tests.Wording;

public class WordingTests
{
    [Theory]
    [InlineData(1.6149, "1.61")]
    [InlineData(0.9951, "1.00")]
    [InlineData(0.99, "0.990")]
    [InlineData(12.34, "12.3")]
    [InlineData(0.03124, "0.0312")]
    [InlineData(16384, "16,400")]
    public void Ratios_have_the_digits_that_matter(double ratio, string text) => Assert.Equal(text, Number.Ratio(ratio));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1, "100 %")]
    [InlineData(0.256, "26 %")]
    [InlineData(0.0123, "1.2 %")]
    [InlineData(0.01, "1 %")]
    [InlineData(0.00055, "0.055 %")]
    [InlineData(0.0000004, "0.00004 %")]
    public void Shares_have_two_significant_digits_and_small_ones_are_not_rounded_up(double share, string text) => Assert.Equal(text, Number.Percent(share));

    [Theory]
    [InlineData(4096, "4,096")]
    [InlineData(0.1234567, "0.123457")]
    public void Plain_numbers_are_grouped_and_free_of_noise(double value, string text) => Assert.Equal(text, Number.Plain(value));

    [Theory]
    [InlineData(7, "7 B")]
    [InlineData(4096, "4 KiB")]
    [InlineData(1572864, "1.5 MiB")]
    [InlineData(4095, "4,095 B")]
    [InlineData(65537, "65,537 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(16777217, "16 MiB")]
    [InlineData(4294967296, "4 GiB")]
    public void Bytes_are_told_in_the_unit_that_reads_best(double bytes, string text) => Assert.Equal(text, Quantity.Bytes(bytes));

    [Theory]
    [InlineData(350, "350 ns")]
    [InlineData(2100, "2.1 µs")]
    [InlineData(37_300_000, "37.3 ms")]
    [InlineData(120e9, "120 s")]
    public void Times_are_told_in_the_unit_that_reads_best(double nanoseconds, string text) => Assert.Equal(text, Quantity.Time(nanoseconds));

    [Theory]
    [InlineData(11.5, "11.5 GB/s")]
    [InlineData(0.25, "250 MB/s")]
    [InlineData(0, "0")]
    public void Throughput_is_decimal_as_devices_state_it(double bytesPerNanosecond, string text) => Assert.Equal(text, Quantity.Throughput(bytesPerNanosecond));

    [Theory]
    [InlineData("fileBytes", 4096L, "file", "4 KiB")]
    [InlineData("blockKiB", 16L, "block", "16 KiB")]
    [InlineData("touchedShare", 0.5, "touched", "50 %")]
    [InlineData("bytesPerOperation", 1048576L, "bytes per operation", "1 MiB")]
    [InlineData("userNanoseconds", 115_000.0, "user", "115 µs")]
    [InlineData("readCalls", 256L, "read calls", "256")]
    [InlineData("populate", true, "populate", "yes")]
    [InlineData("order", "<b>", "order", "<b>")]
    [InlineData("RSSBytes", 1L, "RSS", "1 B")]
    public void A_name_gives_its_value_the_unit_that_it_ends_with(string name, object value, string label, string text)
    {
        Assert.Equal(label, NamedValue.Label(name));
        Assert.Equal(text, NamedValue.Value(name, value));
    }

    [Theory]
    [InlineData("slackBytes")]
    [InlineData("sum of Pss, bytes")]
    [InlineData("pageTableKiB")]
    [InlineData("VmRSS")]
    public void Memory_is_known_by_its_words(string name) => Assert.True(MemoryWords.In(name));

    [Theory]
    [InlineData("read calls")]
    [InlineData("possible")]
    [InlineData("faults per pass, MapAndCopy")]
    public void What_only_sounds_alike_is_no_memory(string name) => Assert.False(MemoryWords.In(name));

    [Fact]
    public void A_change_shows_its_direction_and_its_limits() =>
        Assert.Equal("+1.2 % (−0.3 % … +2.8 %)", ChangeWords.Of(new Interval(1.012, 0.997, 1.028, 0.99)));

    [Fact]
    public void No_change_has_no_direction() => Assert.Equal("0 %", ChangeWords.WithSign(1));

    [Theory]
    [InlineData("sequential-warm-copy", "sequential-warm-copy")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's; rm -rf /", @"'it'\''s; rm -rf /'")]
    [InlineData("$(id)`id`", "'$(id)`id`'")]
    public void Whatever_a_name_holds_a_shell_reads_it_as_one_word(string text, string word) => Assert.Equal(word, ShellWord.Of(text));

    [Fact]
    public void Counters_that_stood_still_are_left_out() => Assert.Equal("read calls 256 · user 115 µs",
        CounterWords.Of(new Dictionary<string, double>(StringComparer.Ordinal) { ["readCalls"] = 256, ["majorFaults"] = 0, ["userNanoseconds"] = 115_000 }));

    [Fact]
    public void Sources_are_told_in_full_and_an_unknown_one_as_it_stands() =>
        Assert.Equal("R. Love, Linux System Programming; elsewhere", SourceNames.Full("love, elsewhere"));
}
