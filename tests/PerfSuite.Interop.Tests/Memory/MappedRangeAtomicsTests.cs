namespace PerfSuite.Interop.Tests;

public sealed class MappedRangeAtomicsTests : IDisposable
{
    private readonly FileDescriptor _memory = FileDescriptor.CreateMemory("atomics");
    private readonly Mapping _mine;
    private readonly Mapping _other;

    public MappedRangeAtomicsTests()
    {
        _memory.Truncate(PageCache.PageBytes);
        _mine = Mapping.Create(_memory, 0, PageCache.PageBytes, Protection.Read | Protection.Write);
        _other = Mapping.Create(_memory, 0, PageCache.PageBytes, Protection.Read | Protection.Write);
    }

    [Fact]
    public void A_word_that_is_released_in_one_mapping_is_acquired_in_another()
    {
        _mine.Range.StoreRelease(8, 0x1122334455667788);
        Assert.Equal(0x1122334455667788, _other.Range.LoadAcquire(8));
        Assert.Equal(0x55667788, _other.Range.LoadAcquireInt32(8));
    }

    [Fact]
    public void An_exchange_returns_the_word_as_it_was()
    {
        Assert.Equal(0, _mine.Range.ExchangeInt32(4, 7));
        Assert.Equal(7, _other.Range.ExchangeInt32(4, 9));
        Assert.Equal(9, _mine.Range.LoadAcquireInt32(4));
    }

    [Fact]
    public void An_exchange_of_two_threads_loses_nothing()
    {
        const int Rounds = 100_000;
        var range = _mine.Range;
        var taken = 0L;
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Rounds; i++)
                Interlocked.Add(ref taken, range.ExchangeInt32(0, 1));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal((2 * Rounds) - 1, taken);
    }

    [Fact]
    public void Words_that_are_not_aligned_or_not_inside_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _mine.Range.LoadAcquire(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => _mine.Range.StoreRelease(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _mine.Range.ExchangeInt32(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _mine.Range.LoadAcquireInt32(PageCache.PageBytes));
        Assert.Throws<ArgumentOutOfRangeException>(() => _mine.Range.LoadAcquire(-8));
    }

    public void Dispose()
    {
        _other.Dispose();
        _mine.Dispose();
        _memory.Dispose();
    }
}
