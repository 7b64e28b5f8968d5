namespace PerfSuite.Data;

/// <summary>The rows that claims over engines keep in a database: numbered from 0 on, each with a body of words that are computed from the run's seed.</summary>
/// <param name="workspace">Gives seed and profile.</param>
/// <param name="name">Different names give unrelated bodies.</param>
public sealed class SeededRows(Workspace workspace, string name)
{
    public const int BodyBytes = BodyWords * sizeof(ulong);

    private const int BodyWords = 14;
    private const long MiB = 1L << 20;

    /// <summary>A row with what an engine's tree needs for it takes about as much.</summary>
    private const int RowBytes = 128;

    private readonly SeededWords content = new(workspace.Seed, name);

    /// <summary>How many there are.</summary>
    public int Count { get; } = CountOf(workspace.Profile);

    /// <summary>How many rows the database of a profile has: 64 MiB of them at quick, else 256.</summary>
    public static int CountOf(Profile profile) => (int)((profile == Profile.Quick ? 64 : 256) * MiB / RowBytes);

    /// <summary>First and last word of a row's body added up, computed and not read.</summary>
    public ulong EndsOf(long row) => unchecked(this[row, 0] + this[row, BodyWords - 1]);

    /// <summary>A word of a row's body.</summary>
    public ulong this[long row, int word] => content[(row * BodyWords) + word];
}
