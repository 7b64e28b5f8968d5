using PerfSuite.Paths.Maps;

namespace PerfSuite.Paths.Tests.Maps;

public class MapGridTests
{
    [Fact]
    public void No_cell_stands_there_twice() => Assert.Equal(MapGrid.For(2).Count, MapGrid.For(2).Distinct().Count());

    [Fact]
    public void The_cheapest_comes_first()
    {
        double[] costs = [.. MapGrid.For(4).Select(MapGrid.Cost)];
        Assert.Equal(costs.Order(), costs);
    }

    [Fact]
    public void A_read_is_not_longer_than_the_file() => Assert.All(MapGrid.For(2), c => Assert.True(c.ReadBytes <= c.FileBytes));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(64, 8)]
    public void Threads_are_as_many_as_processors_but_not_too_many(int processors, int most) =>
        Assert.Equal(most, MapGrid.For(processors).Max(c => c.Threads));

    [Fact]
    public void Both_orders_and_both_states_are_there() => Assert.Equal(4, MapGrid.For(1).Select(c => (c.Order, c.State)).Distinct().Count());
}
