using PerfSuite.Claims.AddressSpace;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.AddressSpace;

public class MappingLiesBetweenStackAndHeapTests
{
    private static readonly MemoryArea Heap = Area("5000-9000 rw-p 00000000 00:00 0 [heap]"), Stack = Area("f000-ff00 rw-p 00000000 00:00 0 [stack]");
    private static readonly MemoryArea Between = Area("a000-b000 r--s 00000000 00:00 7 /f"), TouchingBoth = Area("9000-f000 r--s 00000000 00:00 7 /f");
    private static readonly MemoryArea BelowTheHeap = Area("1000-2000 r--s 00000000 00:00 7 /f"), AboveTheStack = Area("ff00-fff0 r--s 00000000 00:00 7 /f");

    [Fact]
    public void Mappings_between_heap_and_stack_bear_the_claim_out() =>
        Assert.All(MappingLiesBetweenStackAndHeap.Judge([Between, TouchingBoth], Heap, Stack, mappings: 2), row => Assert.True(row.Holds, row.Name));

    [Fact]
    public void A_mapping_below_the_heap_contradicts_it() => Assert.Equal(["mappings above the heap"],
        MappingLiesBetweenStackAndHeap.Judge([Between, BelowTheHeap], Heap, Stack, mappings: 2).Where(row => !row.Holds).Select(row => row.Name));

    [Fact]
    public void A_mapping_above_the_stack_contradicts_it() => Assert.Equal(["mappings below the stack"],
        MappingLiesBetweenStackAndHeap.Judge([Between, AboveTheStack], Heap, Stack, mappings: 2).Where(row => !row.Holds).Select(row => row.Name));

    [Fact]
    public void Every_row_fails_where_nothing_is_mapped() =>
        Assert.All(MappingLiesBetweenStackAndHeap.Judge([], Heap, Stack, mappings: 2), row => Assert.False(row.Holds, row.Name));

    private static MemoryArea Area(string line) => MemoryArea.Parse(line);
}
