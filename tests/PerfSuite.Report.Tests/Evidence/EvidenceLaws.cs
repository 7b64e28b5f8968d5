using FsCheck;
using FsCheck.Fluent;
using PerfSuite.Report.Evidence;
using PerfSuite.Report.Tests.Fixtures;

namespace PerfSuite.Report.Tests.Evidence;

/// <summary>What is packed comes out again, byte by byte.</summary>
public class EvidenceLaws
{
    private static readonly Arbitrary<byte[]> Bytes = Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf().ToArbitrary();

    /// <summary>Texts of the characters that JSON is made of, most of them malformed.</summary>
    private static readonly Arbitrary<string> Texts = Gen.Elements("[]{},: \"\\-+.eE0123456789abß\n€".ToCharArray()).ArrayOf().Select(c => new string(c)).ToArbitrary();

    [Fact]
    public void Base85_gives_back_what_it_was_given() => Law.Holds(Bytes, b => Base85.Decode(Base85.Encode(b)).SequenceEqual(b));

    [Fact]
    public void Base85_holds_nothing_that_begins_a_tag() => Law.Holds(Bytes, b => Base85.Encode(b).All(c => c is >= '#' and <= 'x' and not '<'));

    [Fact]
    public void Any_text_comes_back_as_it_was() => Law.Holds(Texts, t => Packing.Unpack(Packing.Pack(t)) == t);

    [Fact]
    public void A_list_of_numbers_comes_back_as_it_was() => Law.Holds(Law.Numbers, v => RoundTrips(v.Select(x => FormattableString.Invariant($"{x}"))));

    [Fact]
    public void Times_with_six_digits_come_back_as_they_were() =>
        Law.Holds(Law.Positive, v => RoundTrips(v.Select(x => FormattableString.Invariant($"{Judging.Statistics.Significant.Digits(x, 6):0.###############}"))));

    [Theory]
    [InlineData("1.0, 2.0")]
    [InlineData("01, 2")]
    [InlineData("1e5, 2")]
    [InlineData("-0, 1")]
    [InlineData("1,2")]
    [InlineData("0.00000000000000000000000000001, 1")]
    [InlineData("79228162514264337593543950335, 1")]
    public void A_spelling_that_would_not_come_back_is_left_in_the_text(string list)
    {
        Assert.Null(NumberColumn.Parse(list));
        Assert.Equal($"[{list}, 3, 4, 5, 6, 7, 8]", Packing.Unpack(Packing.Pack($"[{list}, 3, 4, 5, 6, 7, 8]")));
    }

    [Fact]
    public void Brackets_within_strings_are_no_lists()
    {
        const string json = """{"a": "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", "b\"": [100, 200, 300, 400, 500, 600]}""";
        Skeleton skeleton = Skeleton.Of(json);
        Assert.Single(skeleton.Columns);
        Assert.Contains("[1, 2, 3", skeleton.Text, StringComparison.Ordinal);
        Assert.Equal(json, skeleton.Joined());
    }

    private static bool RoundTrips(IEnumerable<string> numbers) => string.Join(", ", numbers) is var list
        && (NumberColumn.Parse(list) is not { } column || column.ToString() == list) && Packing.Unpack(Packing.Pack($"[{list}]")) == $"[{list}]";
}
