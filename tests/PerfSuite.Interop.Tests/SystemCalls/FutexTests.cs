using System.Runtime.InteropServices;

namespace PerfSuite.Interop.Tests;

public sealed class FutexTests
{
    [Fact]
    public void Waiting_for_a_value_that_has_changed_already_is_EAGAIN()
    {
        using var word = new NativeBuffer(8);
        Assert.Equal((-1, Errno.EAGAIN), (SystemCall.FutexWait(word.Address, 1), Errno.Last));
    }

    [Fact]
    public void Waiting_in_vain_is_ETIMEDOUT()
    {
        using var word = new NativeBuffer(8);
        Assert.Equal((-1, Errno.ETIMEDOUT), (SystemCall.FutexWait(word.Address, 0, timeoutNanoseconds: 1000), Errno.Last));
    }

    [Fact]
    public void Nobody_sleeping_means_nobody_woken()
    {
        using var word = new NativeBuffer(8);
        Assert.Equal(0, SystemCall.FutexWake(word.Address, int.MaxValue));
        Assert.Equal((-1, Errno.EINVAL), (SystemCall.FutexWake(word.Address + 1, 1), Errno.Last));
    }

    [Fact]
    public void A_sleeper_in_one_mapping_is_woken_through_another_mapping_of_the_same_file()
    {
        using var file = FileDescriptor.CreateMemory("futex");
        file.Truncate(PageCache.PageBytes);
        using var mine = Mapping.Create(file, 0, PageCache.PageBytes, Protection.Read | Protection.Write);
        using var other = Mapping.Create(file, 0, PageCache.PageBytes, Protection.Read | Protection.Write);
        var word = other.Range;
        var sleeper = new Thread(() =>
        {
            while (word.ByteAt(0) == 0)
                _ = SystemCall.FutexWait(word.Address, 0);
        });
        sleeper.Start();

        Volatile.Write(ref MemoryMarshal.AsRef<int>(mine.Range.Span(0, sizeof(int))), 1);
        SystemCall.FutexWake(mine.Range.Address, 1);
        sleeper.Join();
    }
}
