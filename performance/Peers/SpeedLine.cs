using System.Globalization;

namespace PerfSuite.Performance.Peers;

/// <summary>The last line of what a program printed: its speed.</summary>
internal static class SpeedLine
{
    private const int LongestQuoted = 80;

    /// <param name="output">All that it printed.</param>
    /// <returns>GB/s.</returns>
    /// <exception cref="PeerException">The last line is not a positive number.</exception>
    public static double Parse(string output)
    {
        string line = output.TrimEnd().Split('\n')[^1].Trim();
        if (double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out double speed) && double.IsFinite(speed) && speed > 0)
            return speed;
        string quoted = line.Length > LongestQuoted ? line[..LongestQuoted] + "…" : line;
        throw new PeerException($"its last line is '{quoted}', where one positive number of GB/s is expected; remedy: let it print that line last.");
    }
}
