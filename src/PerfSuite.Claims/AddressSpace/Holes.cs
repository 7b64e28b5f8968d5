using System.Globalization;
using PerfSuite.Interop;

namespace PerfSuite.Claims.AddressSpace;

/// <summary>What is free in a window of addresses.</summary>
/// <param name="Mappings">Mappings that were made in it; every second was unmapped again.</param>
/// <param name="WindowBytes">Length of the window.</param>
/// <param name="FreeBytes">All holes together.</param>
/// <param name="LargestBytes">The largest hole.</param>
/// <param name="HalfOfFree">What became of mapping half of what is free in the small window: an error's name, or <see cref="Mapped"/>.</param>
internal sealed record Holes(long Mappings, long WindowBytes, long FreeBytes, long LargestBytes, string HalfOfFree)
{
    public const string Mapped = "mapped";

    public double FreeShare => (double)FreeBytes / WindowBytes;

    public double LargestShare => (double)LargestBytes / FreeBytes;

    /// <summary>The holes between the areas of a process that lie in a window, its ends included.</summary>
    /// <param name="map">Areas, ascending.</param>
    /// <param name="start">First address of the window.</param>
    /// <param name="end">First address behind it.</param>
    public static IEnumerable<long> Between(MemoryMap map, nint start, nint end)
    {
        nint free = start;
        foreach (MemoryArea area in map.Areas.Where(a => a.End > start && a.Start >= 0 && a.Start < end))
        {
            if (area.Start > free)
                yield return area.Start - free;
            free = area.End;
        }

        if (free < end)
            yield return end - free;
    }

    public static Holes Parse(string line) => line.Split(' ') is [var mappings, var window, var free, var largest, var half]
        ? new Holes(Number(mappings), Number(window), Number(free), Number(largest), half)
        : throw new FormatException($"Expected four numbers and a word, found '{line}'.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mappings} {WindowBytes} {FreeBytes} {LargestBytes} {HalfOfFree}");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
