using System.Runtime.InteropServices;

namespace PerfSuite.Interop.Tests.Memory;

public class WordRunTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(4096)]
    [InlineData(4096 + 8 + 3)]
    public void Every_word_is_a_step_more_than_the_one_before_and_the_rest_stays(int bytes)
    {
        byte[] target = new byte[bytes + 8];
        WordRun.Store(target.AsSpan(0, bytes), ulong.MaxValue - 1);
        ulong[] words = [.. MemoryMarshal.Cast<byte, ulong>(target.AsSpan(0, bytes / 8 * 8))];
        Assert.Equal(Enumerable.Range(0, bytes / 8).Select(i => unchecked(ulong.MaxValue - 1 + ((ulong)i * WordRun.Step))), words);
        Assert.All(target[(bytes / 8 * 8)..], b => Assert.Equal(0, b));
    }
}
