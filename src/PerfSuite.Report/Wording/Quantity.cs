namespace PerfSuite.Report.Wording;

/// <summary>Numbers with units, in the unit that reads best.</summary>
public static class Quantity
{
    private static readonly string[] BinaryUnits = ["B", "KiB", "MiB", "GiB", "TiB"];
    private static readonly (double Nanoseconds, string Unit)[] TimeUnits = [(1, "ns"), (1e3, "µs"), (1e6, "ms"), (1e9, "s")];

    /// <summary>Up to here a count that three digits of a larger unit would falsify is told in bytes.</summary>
    private const double LargestExactBytes = 100_000;

    /// <summary>A count of bytes: 7 B, 4 KiB, 4,095 B, 1.5 MiB.</summary>
    public static string Bytes(double bytes)
    {
        if (Math.Abs(bytes) < LargestExactBytes && bytes == Math.Floor(bytes) && Judging.Statistics.Significant.Digits(bytes / 1024, 3) * 1024 != bytes)
            return $"{Number.Plain(bytes)} B";
        return RoundedBytes(bytes);
    }

    /// <summary>About so many bytes, whatever the last digits are: 89.5 KiB.</summary>
    public static string RoundedBytes(double bytes)
    {
        int unit = 0;
        double value = bytes;
        for (; Math.Abs(value) >= 1024 && unit < BinaryUnits.Length - 1; unit++)
            value /= 1024;
        return $"{Trimmed(value)} {BinaryUnits[unit]}";
    }

    /// <summary>A duration: 350 ns, 37.3 ms, 120 s.</summary>
    public static string Time(double nanoseconds)
    {
        (double size, string unit) = TimeUnitFor(nanoseconds);
        return $"{Trimmed(nanoseconds / size)} {unit}";
    }

    /// <summary>The largest unit of time that leaves at least 1.</summary>
    public static (double Nanoseconds, string Unit) TimeUnitFor(double nanoseconds) =>
        TimeUnits.LastOrDefault(u => Math.Abs(nanoseconds) >= u.Nanoseconds, TimeUnits[0]);

    /// <summary>Bytes a second, in decimal units as devices and papers state them: 11.5 GB/s.</summary>
    /// <param name="bytesPerNanosecond">The same as GB/s.</param>
    public static string Throughput(double bytesPerNanosecond) =>
        bytesPerNanosecond == 0 ? "0"
        : bytesPerNanosecond >= 0.9995 ? $"{Trimmed(bytesPerNanosecond)} GB/s"
        : bytesPerNanosecond >= 0.9995e-3 ? $"{Trimmed(bytesPerNanosecond * 1e3)} MB/s"
        : $"{Trimmed(bytesPerNanosecond * 1e6)} kB/s";

    /// <summary>A sample in its case's unit, such as <c>ns/pass</c>: the time in the unit that reads best, per pass.</summary>
    public static string Sample(double value, string unit) => unit.StartsWith("ns", StringComparison.Ordinal)
        ? Time(value)
        : $"{Trimmed(value)} {unit}";

    private static string Trimmed(double value)
    {
        string text = Number.Brief(value);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
