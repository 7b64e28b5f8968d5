using PerfSuite.Claims.Persistence;
using PerfSuite.Interop;
using PerfSuite.Processes;

namespace PerfSuite.Claims.UnitTests.Persistence;

public class TruncationKillsReadersTests
{
    [Fact]
    public void A_short_read_and_an_end_by_bus_error_bear_the_claim_out() =>
        Assert.All(TruncationKillsReaders.Judge(4096, new ChildExit(128 + (int)Signal.BusError), keptBytes: 4096), row => Assert.True(row.Holds));

    [Theory]
    [InlineData(16384, 0)]
    [InlineData(0, 128 + (int)Signal.SegmentationFault)]
    [InlineData(-1, 128 + (int)Signal.Abort)]
    [InlineData(8192, (int)Signal.BusError)]
    public void Another_read_and_another_end_contradict_it(long readBytes, int exitCode) =>
        Assert.All(TruncationKillsReaders.Judge(readBytes, new ChildExit(exitCode), keptBytes: 4096), row => Assert.False(row.Holds));
}
