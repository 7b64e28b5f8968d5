using PerfSuite.Claims.Mappings;
using PerfSuite.Interop;
using PerfSuite.Judging.Records;

namespace PerfSuite.Claims.UnitTests.Mappings;

public class MappingAddsOneAreaTests
{
    private const nint Address = 0x7f000000;
    private static readonly MemoryMap Nothing = Map(), Whole = Map((0, 6, 0)), Split = Map((0, 2, 0), (4, 6, 4));

    [Fact]
    public void One_area_that_becomes_two_bears_the_claim_out() =>
        Assert.All(Judge(Nothing, Whole, Split, Nothing), row => Assert.True(row.Holds, row.ToString()));

    [Fact]
    public void Every_row_fails_when_the_stages_are_exchanged() =>
        Assert.All(Judge(Split, Map((0, 2, 0), (2, 6, 2)), Whole, Whole), row => Assert.False(row.Holds, row.ToString()));

    [Fact]
    public void Other_rights_than_were_asked_for_contradict_the_claim() =>
        Assert.Equal(2, MappingAddsOneArea.Judge([Nothing, Whole, Split, Nothing], Address, "rw-p", 4096).Count(row => !row.Holds));

    [Fact]
    public void A_second_half_that_leads_to_the_wrong_place_in_the_file_contradicts_the_claim() =>
        Assert.Single(Judge(Nothing, Whole, Map((0, 2, 0), (4, 6, 2)), Nothing), row => !row.Holds);

    private static List<MechanismRow> Judge(params MemoryMap[] stages) => [.. MappingAddsOneArea.Judge(stages, Address, "r--s", 4096)];

    private static MemoryMap Map(params (int From, int To, int FilePage)[] areas) => new([.. areas.Select(a => new MemoryArea(
        Address + (a.From * 4096), Address + (a.To * 4096), Protection.Read, Shared: true, a.FilePage * 4096, "fe:00", 7, "/data/areas.bin")),
        new MemoryArea(0x1000, 0x2000, Protection.Read, Shared: false, 0, "fe:00", 8, "/lib/another.so")]);
}
