using System.Globalization;
using System.Text;

namespace PerfSuite.History.Tests;

public class SweepTextTests
{
    [Theory]
    [InlineData("1.5")]
    [InlineData("0.0012345 12345 1 100 99999 1.0001 0.1 0.001")]
    [InlineData("1E-05 1E+20 -1.5 0 0.3333333333333333 123456.7 NaN")]
    public void Numbers_are_written_short_and_exact(string text) => Assert.Equal(text, Written([.. text.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture))]));

    [Fact]
    public void What_was_written_is_read_as_the_same()
    {
        Assert.Equal("", Written([]));
        Random random = new(1);
        for (int i = 0; i < 20_000; i++)
        {
            double value = Judging.Statistics.Significant.Digits(Math.Pow(10, (random.NextDouble() * 10) - 5), 5);
            Assert.Equal(value, double.Parse(Written([value]), CultureInfo.InvariantCulture));
        }
    }

    private static string Written(double[] sweeps)
    {
        byte[] text = new byte[SweepText.MostBytes(sweeps.Length)];
        return Encoding.ASCII.GetString(text, 0, SweepText.Write(sweeps, text));
    }
}
