using PerfSuite.Claims.Throughput;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.UnitTests.Throughput;

public class CopyClaimsTests
{
    private const long Passes = 20, PassBytes = 64 << 20, Blocks = PassBytes / BlockBytes;
    private const int BlockBytes = 16 << 10, PageBytes = 4096;

    private static readonly Counters Read = default(Counters) with { ReadCalls = Passes * Blocks, ReadBytes = Passes * PassBytes };
    private static readonly Counters Mapped = default(Counters) with { MinorFaults = Passes * PassBytes / (1 << 20) };
    private static readonly Counters ColdRead = Read with { DeviceReadBytes = Passes * PassBytes };
    private static readonly Counters ColdMapped = Mapped with { MajorFaults = Passes, DeviceReadBytes = Passes * PassBytes };

    [Fact]
    public void Calls_on_one_side_and_faults_on_the_other_bear_the_explanation_out() => Assert.All(Warm(Read, Mapped), row => Assert.True(row.Holds));

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(PassBytes / PageBytes)]
    public void A_mapping_with_too_few_faults_or_one_for_every_page_does_not(long faults) =>
        Assert.Equal("faults per pass, MapAndCopy", Assert.Single(Warm(Read, Mapped with { MinorFaults = Passes * faults }), row => !row.Holds).Name);

    [Fact]
    public void A_mapping_that_reads_by_calls_and_a_read_that_faults_fail()
    {
        Assert.Single(Warm(Read, Mapped with { ReadCalls = 1 }), row => !row.Holds);
        Assert.Single(Warm(Read with { MinorFaults = 2 * Passes }, Mapped), row => !row.Holds);
        Assert.Single(Warm(Read with { ReadCalls = (Passes * Blocks) - 1 }, Mapped), row => !row.Holds);
    }

    [Fact]
    public void Nothing_warm_comes_from_the_device() => Assert.Single(Warm(Read with { MajorFaults = 1 }, Mapped), row => !row.Holds);

    [Fact]
    public void A_cold_pass_brings_the_file_once() => Assert.All(Cold(ColdRead, ColdMapped), row => Assert.True(row.Holds));

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.2)]
    public void A_cold_pass_that_brings_less_or_more_fails_on_either_side(double times)
    {
        long bytes = (long)(times * Passes * PassBytes);
        Assert.Equal("device bytes ÷ bytes visited, Read", Assert.Single(Cold(ColdRead with { DeviceReadBytes = bytes }, ColdMapped), row => !row.Holds).Name);
        Assert.Equal("device bytes ÷ bytes visited, MapAndCopy", Assert.Single(Cold(ColdRead, ColdMapped with { DeviceReadBytes = bytes }), row => !row.Holds).Name);
    }

    [Theory]
    [InlineData(2048, true)]
    [InlineData(1000, true)]
    [InlineData(1, false)]
    [InlineData(4096, false)]
    public void A_scattered_block_brings_about_a_window(double amplification, bool holds) =>
        Assert.Equal(holds, MechanismRow.Of("", RandomColdCopy.AWindowEach(8 << 20, 4 << 10), amplification).Holds);

    [Fact]
    public void Where_nothing_is_read_ahead_a_scattered_block_brings_itself() => Assert.True(MechanismRow.Of("", RandomColdCopy.AWindowEach(0, 4 << 10), 1).Holds);

    private static IEnumerable<MechanismRow> Warm(Counters read, Counters mapped) => WarmCopyClaim.Judge(read, mapped, Passes, Blocks, PassBytes, PageBytes);

    private static IEnumerable<MechanismRow> Cold(Counters read, Counters mapped) =>
        ColdCopyClaim.Judge(read, mapped, Passes, Blocks, BlockBytes, Expected.Between(1, 1.1), Expected.Between(1, 1.1));
}
