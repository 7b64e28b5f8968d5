using System.Globalization;
using PerfSuite.Interop;

namespace PerfSuite.Claims.Limits;

/// <summary>What one turn of a confined process took; one line between the processes.</summary>
/// <param name="Nanoseconds">Time of the work alone.</param>
/// <param name="Sum">Sum of what was found, or its difference from what the file holds.</param>
/// <param name="Counted">What its thread counted; read and device bytes are known only where the kernel tells them.</param>
internal sealed record ConfinedTurn(double Nanoseconds, ulong Sum, Counters Counted)
{
    private const int Numbers = 9;

    public static ConfinedTurn Parse(string line)
    {
        string[] parts = line.Split(' ');
        if (parts.Length != Numbers + 1)
            throw new FormatException($"Expected a sum and {Numbers} numbers, found '{line}'.");
        long[] n = [.. parts[1..].Select(p => long.Parse(p, CultureInfo.InvariantCulture))];
        Counters counted = default(Counters) with { HasIo = n[1] == 1, MinorFaults = n[5], MajorFaults = n[6], UserNanoseconds = n[7], SystemNanoseconds = n[8] };
        return new ConfinedTurn(n[0], ulong.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            counted.HasIo ? counted with { ReadCalls = n[2], ReadBytes = n[3], DeviceReadBytes = n[4] } : counted);
    }

    public override string ToString()
    {
        long[] io = Counted.HasIo ? [1, Counted.ReadCalls, Counted.ReadBytes, Counted.DeviceReadBytes] : [0, 0, 0, 0];
        return string.Create(CultureInfo.InvariantCulture, $"{Sum:x16} {Nanoseconds:0} {string.Join(' ', io)} ")
            + string.Create(CultureInfo.InvariantCulture, $"{Counted.MinorFaults} {Counted.MajorFaults} {Counted.UserNanoseconds} {Counted.SystemNanoseconds}");
    }
}
