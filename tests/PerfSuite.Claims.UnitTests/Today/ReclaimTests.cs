using PerfSuite.Claims.Today;

namespace PerfSuite.Claims.UnitTests.Today;

public class ReclaimTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("0x0000", false)]
    [InlineData("0x0007", true)]
    [InlineData("0x0006", false)]
    public void The_main_switch_is_the_lowest_bit(string? setting, bool on) => Assert.Equal(on, Reclaim.SaysOn(setting));
}
