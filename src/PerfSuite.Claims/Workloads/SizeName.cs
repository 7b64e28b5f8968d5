using System.Globalization;

namespace PerfSuite.Claims.Workloads;

/// <summary>A size in the name of a case.</summary>
internal static class SizeName
{
    /// <summary>In MiB from 1 MiB on: 4KiB, 64MiB.</summary>
    /// <param name="kib">The size; below 1 MiB, or a whole number of MiB.</param>
    public static string OfKiB(int kib) =>
        kib >= 1024 ? string.Create(CultureInfo.InvariantCulture, $"{kib / 1024}MiB") : string.Create(CultureInfo.InvariantCulture, $"{kib}KiB");
}
