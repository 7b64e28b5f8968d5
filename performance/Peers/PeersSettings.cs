using System.Globalization;
using PerfSuite.Data;

namespace PerfSuite.Performance.Peers;

/// <summary>How much is compared with whom.</summary>
/// <param name="Bytes">Size of the file; whole MiB.</param>
/// <param name="Turns">Turns of each cell, at least 2.</param>
/// <param name="Residencies">Warm, cold, or both.</param>
/// <param name="Executables">Paths of the user's own peers.</param>
internal sealed record PeersSettings(long Bytes, int Turns, IReadOnlyList<Residency> Residencies, IReadOnlyList<string> Executables)
{
    public const string BytesVariable = "PERFSUITE_PEERS_BYTES";
    public const string TurnsVariable = "PERFSUITE_PEERS_TURNS";
    public const string ResidenciesVariable = "PERFSUITE_PEERS_RESIDENCIES";
    public const string ExecutablesVariable = "PERFSUITE_PEERS";

    private const long MiB = 1 << 20;
    private const long MostBytesByDefault = 1024 * MiB;
    private const int FewestTurns = 2;
    private const int TurnsByDefault = 5;

    /// <param name="variable">Value of an environment variable; null where it is not set.</param>
    /// <param name="availableBytes">Memory that a program can have.</param>
    /// <exception cref="CannotMeasureException">A variable says what cannot be.</exception>
    public static PeersSettings From(Func<string, string?> variable, long availableBytes) => new(
        BytesOf(variable(BytesVariable), availableBytes), TurnsOf(variable(TurnsVariable)), ResidenciesOf(variable(ResidenciesVariable)),
        [.. (variable(ExecutablesVariable) ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)]);

    private static long BytesOf(string? text, long availableBytes)
    {
        if (string.IsNullOrEmpty(text))
            return Math.Max(MiB, Math.Min(MostBytesByDefault, availableBytes / 4) / MiB * MiB);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) && bytes > 0 && bytes % MiB == 0 ? bytes
            : throw Refused(BytesVariable, text, "whole MiB, in bytes: 1073741824 is 1 GiB");
    }

    private static int TurnsOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return TurnsByDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int turns) && turns >= FewestTurns ? turns
            : throw Refused(TurnsVariable, text, $"a whole number, at least {FewestTurns}: an interval needs so many");
    }

    private static Residency[] ResidenciesOf(string? text)
    {
        string[] words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [Residency.Warm, Residency.Cold];
        return [.. words.Select(w => w switch
        {
            "warm" => Residency.Warm,
            "cold" => Residency.Cold,
            _ => throw Refused(ResidenciesVariable, w, "warm, cold, or both"),
        }).Distinct().Order()];
    }

    private static CannotMeasureException Refused(string variable, string text, string allowed) =>
        new($"{variable} has '{text}'.", $"give {allowed}.");
}
