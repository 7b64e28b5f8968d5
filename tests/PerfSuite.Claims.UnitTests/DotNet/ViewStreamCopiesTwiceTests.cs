using System.Buffers;
using PerfSuite.Claims.DotNet;

namespace PerfSuite.Claims.UnitTests.DotNet;

public class ViewStreamCopiesTwiceTests
{
    [Fact]
    public void The_mechanism_holds_for_one_rented_array_a_read_into_a_span() =>
        Assert.All(ViewStreamCopiesTwice.Judge(1, 0), row => Assert.True(row.Holds));

    [Fact]
    public void Every_row_fails_when_the_arms_are_exchanged() =>
        Assert.All(ViewStreamCopiesTwice.Judge(0, 1), row => Assert.False(row.Holds));

    [Fact]
    public void Rented_arrays_are_counted()
    {
        using RentedArrays listener = new();
        Assert.Equal(3, listener.During(() => Rent(3)));
        Assert.Equal(0, listener.During(() => Rent(0)));
    }

    private static ulong Rent(int count)
    {
        for (int i = 0; i < count; i++)
            ArrayPool<byte>.Shared.Return(ArrayPool<byte>.Shared.Rent(4096));
        return 0;
    }
}
