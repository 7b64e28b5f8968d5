using PerfSuite.Claims.Workloads;
using PerfSuite.Data;
using PerfSuite.Interop;

namespace PerfSuite.Claims.UnitTests.Workloads;

public sealed class BlockMapperTests(WorkspaceFixture fixture) : IClassFixture<WorkspaceFixture>
{
    private const int Passes = 4;
    private const long PassBytes = 1 << 20;

    [Fact]
    public void A_pass_is_mapped_before_its_turn_and_gone_after_it()
    {
        DataFile data = fixture.Workspace.File("mapped-once.bin", Passes * PassBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        BlockVisit visit = new(data, PassBytes, 4096, VisitOrder.Random, seed: 1);
        using BlockMapper mapper = new(file, visit, visit.WalkOf(1, 2));
        for (int pass = 0; pass < 2 * Passes; pass++)
        {
            mapper.Map();
            Assert.Equal(PassBytes, MappedBytes(data));
            Assert.Equal(0UL, mapper.CopyMapped());
            mapper.Unmap();
            Assert.Equal(0, MappedBytes(data));
        }
    }

    [Fact]
    public void Scattered_blocks_are_the_first_of_the_permutation_and_are_checked()
    {
        DataFile data = fixture.Workspace.File("scattered.bin", PassBytes);
        data.EstablishWarm();
        using FileDescriptor file = data.Open();
        BlockVisit all = new(data, PassBytes, 4096, VisitOrder.Random, seed: 7), few = new(data, PassBytes, 4096, VisitOrder.Random, seed: 7, blocks: 8);
        Assert.Equal(all.Offsets[..8].ToArray(), few.Offsets.ToArray());
        using BlockReader reader = new(file, few, few.WalkOf(0, 2));
        using BlockMapper mapper = new(file, few, few.WalkOf(1, 2));
        mapper.Map();
        Assert.Equal((0UL, 0UL), (reader.CopyPass(), mapper.CopyMapped()));
    }

    private static long MappedBytes(DataFile data) => MemoryMap.Read().Areas.Where(a => a.Path == data.Path).Sum(a => a.Bytes);
}
