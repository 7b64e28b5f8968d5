namespace PerfSuite.Interop.Tests;

public sealed class MappingCallTests
{
    private const Protection ReadWrite = Protection.Read | Protection.Write;
    private const MapFlags Memory = MapFlags.Private | MapFlags.Anonymous;

    // Far below where the kernel places mappings by itself: no other thread's memory can come to lie here meanwhile.
    private const nint Aside = 0x4000_0000;
    private static readonly int PageBytes = PageCache.PageBytes;

    [Fact]
    public void Memory_can_be_mapped_protected_advised_and_unmapped()
    {
        var address = SystemCall.Mmap(Aside, PageBytes, ReadWrite, Memory | MapFlags.FixedNoReplace, -1, 0);

        Assert.Equal(Aside, address);
        Assert.Equal(0, SystemCall.Madvise(address, PageBytes, MemoryAdvice.WillNeed));
        Assert.Equal(0, SystemCall.Mprotect(address, PageBytes, Protection.Read));
        Assert.Equal(Protection.Read, MemoryMap.Read().Covering(address)!.Rights);
        Assert.Equal(0, SystemCall.Msync(address, PageBytes, SyncFlags.Wait));
        Assert.Equal(0, SystemCall.Munmap(address, PageBytes));
        Assert.Null(MemoryMap.Read().Covering(address));
    }

    [SkippableFact]
    public void Memory_can_be_mapped_into_the_lowest_two_gibibytes()
    {
        Skip.IfNot(
            System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64,
            "MAP_32BIT is of x86-64 only");
        using var low = Mapping.CreateAnonymous(PageBytes, ReadWrite, MapFlags.Private | MapFlags.Low2GiB);

        Assert.InRange(low.Range.Address, 1, int.MaxValue);
    }

    [Fact]
    public void A_fixed_address_that_is_taken_is_EEXIST()
    {
        using var taken = Mapping.CreateAnonymous(PageBytes);
        var address = SystemCall.Mmap(taken.Range.Address, PageBytes, Protection.Read, Memory | MapFlags.FixedNoReplace, -1, 0);

        Assert.Equal((-1, Errno.EEXIST), (address, Errno.Last));
    }

    [Fact]
    public void Nonsense_is_EINVAL()
    {
        using var mapping = Mapping.CreateAnonymous(PageBytes);
        var odd = mapping.Range.Address + 1;
        Assert.All(
            new Func<long>[]
            {
                () => SystemCall.Mmap(0, 0, Protection.Read, Memory, -1, 0),
                () => SystemCall.Mmap(0, PageBytes, Protection.Read, MapFlags.Anonymous, -1, 0),
                () => SystemCall.Munmap(odd, PageBytes),
                () => SystemCall.Mprotect(odd, PageBytes, Protection.Read),
                () => SystemCall.Madvise(odd, PageBytes, MemoryAdvice.Normal),
                () => SystemCall.Msync(odd, PageBytes, SyncFlags.Wait),
                () => SystemCall.Mincore(odd, PageBytes, new byte[1]),
            },
            call => Assert.Equal((-1, Errno.EINVAL), (call(), Errno.Last)));
    }

    [Fact]
    public void What_is_not_mapped_is_ENOMEM()
    {
        var nothing = Aside + 16 * PageBytes;

        Assert.Equal((-1, Errno.ENOMEM), (SystemCall.Mprotect(nothing, PageBytes, Protection.Read), Errno.Last));
        Assert.Equal((-1, Errno.ENOMEM), (SystemCall.Msync(nothing, PageBytes, SyncFlags.Wait), Errno.Last));
        Assert.Equal((-1, Errno.ENOMEM), (SystemCall.Mincore(nothing, PageBytes, new byte[1]), Errno.Last));
    }

    [Fact]
    public void Mincore_tells_touched_pages_from_others_and_refuses_a_span_that_is_too_short()
    {
        using var mapping = Mapping.CreateAnonymous(4 * PageBytes);
        mapping.Range.Advise(MemoryAdvice.NoHugePage);
        mapping.Range.SetByte(2 * PageBytes, 1);
        var pages = new byte[4];

        Assert.Equal(0, SystemCall.Mincore(mapping.Range.Address, 4 * PageBytes, pages));
        Assert.Equal([0, 0, 1, 0], pages.Select(page => page & 1));
        Assert.Throws<ArgumentException>(() => SystemCall.Mincore(mapping.Range.Address, 4 * PageBytes, new byte[3]));
    }
}
