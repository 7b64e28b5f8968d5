using PerfSuite.Data;
using PerfSuite.Performance.Peers;

namespace PerfSuite.Claims.UnitTests.Peers;

public class PeersSettingsTests
{
    private const long GiB = 1 << 30;

    [Theory]
    [InlineData(16 * GiB, GiB)]
    [InlineData(2 * GiB, GiB / 2)]
    [InlineData(1, 1 << 20)]
    public void The_file_takes_a_quarter_of_the_memory_at_most(long available, long bytes) => Assert.Equal(bytes, From([], available).Bytes);

    [Fact]
    public void Without_variables_both_residencies_are_compared_and_nobody_is_named()
    {
        PeersSettings settings = From([]);
        Assert.Equal((5, 0), (settings.Turns, settings.Executables.Count));
        Assert.Equal([Residency.Warm, Residency.Cold], settings.Residencies);
    }

    [Fact]
    public void Variables_say_otherwise()
    {
        PeersSettings settings = From([(PeersSettings.BytesVariable, "2097152"), (PeersSettings.TurnsVariable, "3"),
            (PeersSettings.ResidenciesVariable, "cold"), (PeersSettings.ExecutablesVariable, "/one:/other:/one:")]);
        Assert.Equal((2097152, 3), (settings.Bytes, settings.Turns));
        Assert.Equal([Residency.Cold], settings.Residencies);
        Assert.Equal(["/one", "/other"], settings.Executables);
    }

    [Theory]
    [InlineData(PeersSettings.BytesVariable, "1 GiB")]
    [InlineData(PeersSettings.BytesVariable, "4096")]
    [InlineData(PeersSettings.BytesVariable, "0")]
    [InlineData(PeersSettings.TurnsVariable, "1")]
    [InlineData(PeersSettings.ResidenciesVariable, "lukewarm")]
    public void What_cannot_be_is_refused_with_its_variable(string name, string value) =>
        Assert.Contains(name, Assert.Throws<CannotMeasureException>(() => From([(name, value)])).Message, StringComparison.Ordinal);

    private static PeersSettings From((string Name, string Value)[] variables, long available = 16 * GiB) =>
        PeersSettings.From(name => variables.FirstOrDefault(v => v.Name == name).Value, available);
}
